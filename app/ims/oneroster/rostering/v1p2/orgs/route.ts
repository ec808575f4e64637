import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { collectionQuery } from '#lib/timeback/contract/powerpath-collections.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineWireRoute({
  scope: wireScopes.rosterRead,
  query: collectionQuery,
  handle: ({ query }) => getTimeback().powerpath.listCollection({ ...query, name: 'orgs' }),
})
