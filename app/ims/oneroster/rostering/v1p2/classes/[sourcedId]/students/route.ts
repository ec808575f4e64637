import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { collectionQuery } from '#lib/timeback/contract/powerpath-collections.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listStudents } from '#lib/timeback/server/wire/collections/collections.ts'

export const GET = defineWireRoute<{ sourcedId: string }, typeof collectionQuery>({
  scope: wireScopes.rosterRead,
  query: collectionQuery,
  handle: ({ params, query }) => listStudents(appDeps(), { ...query, ...params }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
