import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { createApplicationBody } from '#lib/timeback/contract/application.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  allow: ['admin'],
  handle: async () => ({ applications: await getTimeback().applications.list() }),
})

export const POST = defineRoute({
  allow: ['admin'],
  status: 201,
  body: createApplicationBody,
  handle: ({ body }) => getTimeback().applications.create(body),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
