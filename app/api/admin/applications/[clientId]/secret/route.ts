import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute<{ clientId: string }>({
  allow: ['admin'],
  status: 201,
  handle: ({ params }) => getTimeback().applications.renewSecret(params),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
