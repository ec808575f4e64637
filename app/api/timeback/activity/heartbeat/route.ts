import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { heartbeatBody } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  body: heartbeatBody,
  limit: ({ actor }) => getTimeback().limits.activity({ student: actor.timebackId }),
  handle: ({ actor, body }) => getTimeback().activity.heartbeat({ ...body, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
