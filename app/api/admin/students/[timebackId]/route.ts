import { defineRoute } from '#lib/http/define-route.ts'
import { privateHeaders } from '#lib/http/error-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { adminRoles } from '#lib/std/terms.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { erase } from '#lib/timeback/server/records/erase.ts'

export const DELETE = defineRoute<{ timebackId: string }>({
  allow: adminRoles,
  handle: async ({ actor, params }) => {
    const { receipt } = await erase(appDeps(), actor, params)
    return new Response(null, { status: 204, headers: { ...privateHeaders, 'x-receipt': receipt } })
  },
})

export const { GET, OPTIONS, PATCH, POST, PUT } = otherMethods({ DELETE })
