import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { newGroupBody } from '#lib/timeback/contract/assignments.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { makeGroup } from '#lib/timeback/server/assignments/groups.ts'

export const POST = defineRoute<{ classId: string }, never, typeof newGroupBody>({
  ...{ allow: staffRoles, status: 201, body: newGroupBody },
  handle: ({ actor, params, body }) => makeGroup(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
