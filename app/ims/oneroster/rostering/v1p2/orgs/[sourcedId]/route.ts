import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineWireRoute<{ sourcedId: string }>({
  scope: wireScopes.rosterRead,
  handle: ({ params: { sourcedId } }) =>
    getTimeback().powerpath.getFromCollection({ name: 'orgs', sourcedId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
