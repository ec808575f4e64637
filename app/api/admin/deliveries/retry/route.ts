import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { retryDeliveriesBody } from '#lib/timeback/contract/delivery.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { retryDeliveries } from '#lib/timeback/server/outbox/dead-letters.ts'

export const POST = defineRoute({
  allow: ['admin'],
  body: retryDeliveriesBody,
  handle: async ({ body }) => ({ due: await retryDeliveries(appDeps(), body) }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
