import { defineRoute } from '#lib/http/define-route.ts'
import { retryDeliveriesBody } from '#lib/timeback/contract/delivery.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  allow: ['admin'],
  body: retryDeliveriesBody,
  handle: async ({ body }) => ({ due: await getTimeback().deliveries.retry(body) }),
})
