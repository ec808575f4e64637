import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { completeBody } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { complete } from '#lib/timeback/server/lessons/complete.ts'
import { loadLesson } from '#lib/timeback/server/load-lesson.ts'

const completeLesson = lessonVerb('complete', complete)

export const POST = defineRoute({
  body: completeBody,
  load: ({ session, body }) => loadLesson(session, body),
  handle: ({ actor, loaded, body: { lessonId, ...body } }) =>
    completeLesson({ ...body, lesson: lessonId, student: actor.timebackId }, loaded),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
