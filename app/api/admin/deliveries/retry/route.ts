import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { retryDeliveriesBody } from '#lib/timeback/contract/delivery.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  allow: ['admin'],
  body: retryDeliveriesBody,
  handle: async ({ body }) => ({ due: await getTimeback().deliveries.retry(body) }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
