import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { collectionQuery } from '#lib/timeback/contract/powerpath-collections.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineWireRoute({
  scope: wireScopes.rosterRead,
  query: collectionQuery,
  handle: ({ query }) => getTimeback().powerpath.listCollection({ ...query, name: 'orgs' }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
