import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { removeClassPerson } from '#lib/timeback/server/people/classes.ts'

export const DELETE = defineRoute<{ classId: string; timebackId: string }>({
  allow: staffRoles,
  status: 204,
  handle: ({ actor, params }) => removeClassPerson(appDeps(), actor, params),
})

export const { GET, OPTIONS, PATCH, POST, PUT } = otherMethods({ DELETE })
