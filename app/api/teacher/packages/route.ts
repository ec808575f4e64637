import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { importPackageForm } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  allow: ['teacher', 'admin'],
  form: true,
  body: importPackageForm,
  handle: async ({ body: { file, course } }) => ({
    items: await getTimeback().content.importZip({ bytes: file, course }),
  }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
