import { defineRoute } from '#lib/http/define-route.ts'
import { courseProgressQuery } from '#lib/timeback/contract/activity-requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  query: courseProgressQuery,
  handle: ({ actor, query }) => getTimeback().courses.progress({ course: query, student: actor.timebackId }),
})
