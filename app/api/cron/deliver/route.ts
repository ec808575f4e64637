import { defineCronRoute } from '#lib/http/define-cron-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { deliverNow } from '#lib/timeback/server/outbox/deliveries.ts'

export const GET = defineCronRoute(deliverNow)

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
