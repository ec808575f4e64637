import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getFromCollection } from '#lib/timeback/server/wire/collections/collections.ts'

export const GET = defineWireRoute<{ sourcedId: string }>({
  scope: wireScopes.rosterRead,
  handle: ({ params: { sourcedId } }) => getFromCollection(appDeps(), { name: 'enrollments', sourcedId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
