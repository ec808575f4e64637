import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { changeAssignmentBody } from '#lib/timeback/contract/assignments.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { endAssignment, reviseAssignment } from '#lib/timeback/server/assignments/assignments.ts'

type Params = { assignmentId: string }

export const PATCH = defineRoute<Params, never, typeof changeAssignmentBody>({
  ...{ allow: staffRoles, body: changeAssignmentBody },
  handle: ({ actor, params, body }) => reviseAssignment(appDeps(), actor, { ...body, ...params }),
})

export const DELETE = defineRoute<Params>({
  ...{ allow: staffRoles, status: 204 },
  handle: ({ actor, params }) => endAssignment(appDeps(), actor, params),
})
export const { GET, OPTIONS, POST, PUT } = otherMethods({ PATCH, DELETE })
