import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { newUsersBody, usersQuery } from '#lib/timeback/contract/people-admin.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { addUsers, listUsers } from '#lib/timeback/server/people/people-admin.ts'

export const GET = defineRoute({
  allow: adminRoles,
  query: usersQuery,
  handle: ({ query }) => listUsers(appDeps(), query),
})

export const POST = defineRoute({
  allow: adminRoles,
  body: newUsersBody,
  handle: ({ actor, body }) => addUsers(appDeps(), actor, body),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
