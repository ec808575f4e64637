import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { changeClassBody } from '#lib/timeback/contract/classes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { endClass, reviseClass } from '#lib/timeback/server/people/classes.ts'

export const PATCH = defineRoute<{ classId: string }, never, typeof changeClassBody>({
  allow: staffRoles,
  body: changeClassBody,
  handle: ({ actor, params, body }) => reviseClass(appDeps(), actor, { ...body, ...params }),
})

export const DELETE = defineRoute<{ classId: string }>({
  allow: staffRoles,
  status: 204,
  handle: ({ actor, params }) => endClass(appDeps(), actor, params),
})

export const { GET, OPTIONS, POST, PUT } = otherMethods({ PATCH, DELETE })
