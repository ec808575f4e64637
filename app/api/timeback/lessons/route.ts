import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { listLessonsQuery } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  query: listLessonsQuery,
  handle: ({ query }) => getTimeback().lessons.list({ course: query }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
