import { defineRoute } from '#lib/http/define-route.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const DELETE = defineRoute<{ clientId: string }>({
  allow: ['admin'],
  status: 204,
  handle: ({ params }) => getTimeback().applications.end(params),
})
