import { defineRoute } from '#lib/http/define-route.ts'
import { fileResponse } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { exportRoster } from '#lib/timeback/server/roster/export-roster.ts'

export const GET = defineRoute({
  allow: adminRoles,
  handle: async ({ actor }) =>
    fileResponse(await exportRoster(appDeps(), actor), { name: 'roster.zip', mediaType: 'application/zip' }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
