import { defineCronRoute } from '#lib/http/define-cron-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { keepHouse } from '#lib/timeback/server/housekeeping.ts'
import { deliverNow } from '#lib/timeback/server/outbox/deliveries.ts'

export const GET = defineCronRoute(async () => {
  await keepHouse()
  return deliverNow()
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
