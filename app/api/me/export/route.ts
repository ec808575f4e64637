import { defineRoute } from '#lib/http/define-route.ts'
import { jsonFile } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { exportPerson } from '#lib/timeback/server/records/export-person.ts'

export const GET = defineRoute({
  handle: async ({ actor: { timebackId: student } }) =>
    jsonFile(await exportPerson(appDeps(), { student }), 'my-data.json'),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
