import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { submitActivityBody } from '#lib/timeback/contract/activity-requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  body: submitActivityBody,
  limit: ({ actor }) => getTimeback().limits.activity({ student: actor.timebackId }),
  handle: ({ actor, body }) => getTimeback().activity.submit({ ...body, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
