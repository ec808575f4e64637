import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { completeBody } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  body: completeBody,
  handle: ({ actor, body: { lessonId, ...body } }) =>
    getTimeback().lessons.complete({ ...body, lesson: lessonId, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
