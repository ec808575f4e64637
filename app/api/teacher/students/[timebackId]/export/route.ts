import { defineRoute } from '#lib/http/define-route.ts'
import { jsonFile } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { exportStudent } from '#lib/timeback/server/records/export-person.ts'

export const GET = defineRoute<{ timebackId: string }>({
  allow: staffRoles,
  handle: async ({ actor, params }) =>
    jsonFile(await exportStudent(appDeps(), actor, params), `student-${params.timebackId}.json`),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
