import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { collectionQuery } from '#lib/timeback/contract/powerpath-collections.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listCollection } from '#lib/timeback/server/wire/collections/collections.ts'

export const GET = defineWireRoute({
  scope: wireScopes.rosterRead,
  query: collectionQuery,
  handle: ({ query }) => listCollection(appDeps(), { ...query, name: 'enrollments' }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
