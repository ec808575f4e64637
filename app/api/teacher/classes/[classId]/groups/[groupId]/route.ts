import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { changeGroupBody } from '#lib/timeback/contract/assignments.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { endGroup, reviseGroup } from '#lib/timeback/server/assignments/groups.ts'

type Params = { classId: string; groupId: string }

export const PATCH = defineRoute<Params, never, typeof changeGroupBody>({
  ...{ allow: staffRoles, body: changeGroupBody },
  handle: ({ actor, params, body }) => reviseGroup(appDeps(), actor, { ...body, ...params }),
})

export const DELETE = defineRoute<Params>({
  ...{ allow: staffRoles, status: 204 },
  handle: ({ actor, params }) => endGroup(appDeps(), actor, params),
})
export const { GET, OPTIONS, POST, PUT } = otherMethods({ PATCH, DELETE })
