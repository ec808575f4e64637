import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { newChildrenBody } from '#lib/timeback/contract/child-keys.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { addClassChildren } from '#lib/timeback/server/school/child-keys.ts'

export const POST = defineRoute<{ classId: string }, never, typeof newChildrenBody>({
  allow: staffRoles,
  status: 201,
  body: newChildrenBody,
  handle: ({ actor, params, body }) => addClassChildren(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
