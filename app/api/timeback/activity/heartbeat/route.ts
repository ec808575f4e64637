import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { heartbeatBody } from '#lib/timeback/contract/activity.ts'
import { heartbeatOf } from '#lib/timeback/server/activity/heartbeat.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { limitsOf } from '#lib/timeback/server/limits/limits.ts'

export const POST = defineRoute({
  body: heartbeatBody,
  load: async ({ session, body }) => {
    await limitsOf(appDeps()).activity({ student: session.userId })
    return heartbeatOf(appDeps(), session, body)
  },
  handle: async ({ loaded }) => loaded.answer(),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
