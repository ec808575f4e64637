import { defineRoute } from '#lib/http/define-route.ts'
import { listLessonsQuery } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  query: listLessonsQuery,
  handle: ({ query }) => getTimeback().lessons.list({ course: query }),
})
