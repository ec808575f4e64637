import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { heartbeatBody } from '#lib/timeback/contract/requests.ts'
import { heartbeat } from '#lib/timeback/server/activity/heartbeat.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/create-limits.ts'

export const POST = defineRoute({
  body: heartbeatBody,
  limit: ({ actor }) => limitsOf(appDeps()).activity({ student: actor.timebackId }),
  handle: ({ actor, body }) => heartbeat(appDeps(), { ...body, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
