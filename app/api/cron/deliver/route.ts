import { defineCronRoute } from '#lib/http/define-cron-route.ts'
import { deliverNow } from '#lib/timeback/server/outbox/deliveries.ts'

export const GET = defineCronRoute(deliverNow)
