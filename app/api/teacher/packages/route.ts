import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { importPackageForm } from '#lib/timeback/contract/requests.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { importZip } from '#lib/timeback/server/content/import-package.ts'

export const POST = defineRoute({
  allow: staffRoles,
  form: true,
  body: importPackageForm,
  handle: async ({ actor, body: { file, course } }) => ({
    items: await importZip(appDeps(), { bytes: file, course, by: actor }),
  }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
