import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { assetResponse } from '#lib/timeback/server/items/asset-response.ts'

export const GET = defineRoute<{ sha256: string }>({ handle: ({ params }) => assetResponse(params.sha256) })

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
