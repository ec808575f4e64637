import { envelopeSchema } from '#lib/caliper/envelope.ts'
import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { caliperRefusal } from '#lib/http/error-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'

export const POST = defineWireRoute({
  scope: wireScopes.eventCreate,
  body: envelopeSchema,
  refuse: caliperRefusal,
  handle: async () => ({ status: 'success', message: 'The events are valid; nothing was stored.' }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
