import { envelopeSchema } from '#lib/caliper/envelope.ts'
import { defineWireRoute } from '#lib/http/define-wire-route.ts'
import { caliperRefusal } from '#lib/http/error-response.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { receiveEvents } from '#lib/timeback/server/wire/receive-events.ts'

export const POST = defineWireRoute({
  scope: wireScopes.eventCreate,
  body: envelopeSchema,
  refuse: caliperRefusal,
  handle: async ({ body, clientId }) => {
    await receiveEvents(appDeps(), { envelope: body, clientId })
    return { status: 'success', message: 'The events were stored.' }
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
