import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { wireFile } from '#lib/http/file-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { getItemFile } from '#lib/timeback/server/wire/item-file.ts'

export const GET = defineWireRoute<{ itemId: string; path: string[] }>({
  scope: wireScopes.powerpathRead,
  handle: async ({ params: { itemId }, path }) =>
    wireFile(await getItemFile(appDeps(), { item: itemId, path })),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
