import { defineRoute } from '#lib/http/define-route.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute<{ clientId: string }>({
  allow: ['admin'],
  status: 201,
  handle: ({ params }) => getTimeback().applications.renewSecret(params),
})
