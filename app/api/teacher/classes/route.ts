import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { listClasses } from '#lib/teacher/classes.ts'
import { newClassBody } from '#lib/timeback/contract/classes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { makeClass } from '#lib/timeback/server/people/classes.ts'

export const GET = defineRoute({
  allow: staffRoles,
  handle: async ({ actor }) => ({ classes: await listClasses(actor) }),
})
export const POST = defineRoute({
  allow: staffRoles,
  status: 201,
  body: newClassBody,
  handle: ({ actor, body }) => makeClass(appDeps(), actor, body),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
