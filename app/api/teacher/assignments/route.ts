import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { assignmentsQuery, newAssignmentBody } from '#lib/timeback/contract/assignments.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { assign, listOfClass } from '#lib/timeback/server/assignments/assignments.ts'

export const GET = defineRoute({
  allow: staffRoles,
  query: assignmentsQuery,
  handle: async ({ actor, query }) => ({
    assignments: (await listOfClass(appDeps(), actor, query)).map(({ assignment }) => assignment),
  }),
})

export const POST = defineRoute({
  ...{ allow: staffRoles, status: 201 as const, body: newAssignmentBody },
  handle: ({ actor, body }) => assign(appDeps(), actor, body),
})
export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
