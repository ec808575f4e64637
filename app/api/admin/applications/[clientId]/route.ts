import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const DELETE = defineRoute<{ clientId: string }>({
  allow: ['admin'],
  status: 204,
  handle: ({ params }) => getTimeback().applications.end(params),
})

export const { GET, OPTIONS, PATCH, POST, PUT } = otherMethods({ DELETE })
