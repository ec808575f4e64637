import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { listClasses } from '#lib/teacher/classes.ts'

export const GET = defineRoute({
  allow: ['teacher', 'admin'],
  handle: async ({ actor }) => ({ classes: await listClasses(actor) }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
