import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { createApplicationBody } from '#lib/timeback/contract/application.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import {
  addApplication,
  listKnownApplications,
} from '#lib/timeback/server/applications/manage-applications.ts'

export const GET = defineRoute({ allow: adminRoles, handle: () => listKnownApplications(appDeps()) })

export const POST = defineRoute({
  allow: adminRoles,
  status: 201,
  body: createApplicationBody,
  handle: ({ body }) => addApplication(appDeps(), body),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
