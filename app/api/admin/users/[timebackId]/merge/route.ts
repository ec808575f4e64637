import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { mergeUserBody } from '#lib/timeback/contract/people-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { mergeUsers } from '#lib/timeback/server/school/merge-users.ts'

export const POST = defineRoute<{ timebackId: string }, never, typeof mergeUserBody>({
  allow: adminRoles,
  body: mergeUserBody,
  handle: ({ actor, params, body }) => mergeUsers(appDeps(), actor, { ...body, ...params }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
