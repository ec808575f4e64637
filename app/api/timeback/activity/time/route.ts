import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { runTimeQuery } from '#lib/timeback/contract/activity.ts'
import { time } from '#lib/timeback/server/activity/runs.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'

export const GET = defineRoute({
  query: runTimeQuery,
  handle: ({ actor, query }) => time(appDeps(), { ...query, student: actor.timebackId }),
})

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
