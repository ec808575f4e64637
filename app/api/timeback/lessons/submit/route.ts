import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { submitBody } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { submit } from '#lib/timeback/server/lessons/submit/submit.ts'
import { limitSubmit, presumeLesson } from '#lib/timeback/server/load-lesson.ts'

const submitAnswer = lessonVerb('submit', submit)

export const POST = defineRoute({
  body: submitBody,
  load: ({ session, body }) => presumeLesson(session, body),
  limit: ({ actor, loaded }) => limitSubmit(actor.timebackId, loaded),
  handle: ({ actor, loaded, body: { lessonId, ...body } }) =>
    submitAnswer({ ...body, lesson: lessonId, student: actor.timebackId }, loaded),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
