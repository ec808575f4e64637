import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { submitBody } from '#lib/timeback/contract/requests.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  body: submitBody,
  limit: ({ actor, body: { submissionId } }) =>
    getTimeback().limits.submit({ student: actor.timebackId, submissionId }),
  handle: ({ actor, body: { lessonId, ...body } }) =>
    getTimeback().lessons.submit({ ...body, lesson: lessonId, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
