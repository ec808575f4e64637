import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { changeUserBody } from '#lib/timeback/contract/people-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { changeUser } from '#lib/timeback/server/people/people-admin.ts'

export const PATCH = defineRoute<{ timebackId: string }, never, typeof changeUserBody>({
  allow: adminRoles,
  body: changeUserBody,
  handle: ({ actor, params, body }) => changeUser(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, POST, PUT } = otherMethods({ PATCH })
