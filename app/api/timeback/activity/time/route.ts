import { defineRoute } from '#lib/http/define-route.ts'
import { runTimeQuery } from '#lib/timeback/contract/activity-requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const GET = defineRoute({
  query: runTimeQuery,
  handle: ({ actor, query }) => getTimeback().activity.time({ ...query, student: actor.timebackId }),
})
