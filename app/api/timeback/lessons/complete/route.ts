import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { completeBody } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { complete } from '#lib/timeback/server/lessons/complete.ts'

const completeLesson = lessonVerb('complete', complete)

export const POST = defineRoute({
  body: completeBody,
  handle: ({ actor, body: { lessonId, ...body } }) =>
    completeLesson({ ...body, lesson: lessonId, student: actor.timebackId }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
