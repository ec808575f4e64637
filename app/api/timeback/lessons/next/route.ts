import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { nextQuestionBody } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { nextStep as ownNextStep } from '#lib/timeback/server/lessons/next-step.ts'
import { loadLesson } from '#lib/timeback/server/load-lesson.ts'

const nextStep = lessonVerb('nextStep', ownNextStep)

export const POST = defineRoute({
  body: nextQuestionBody,
  load: ({ session, body: { lessonId } }) => loadLesson(session, { lessonId }),
  handle: ({ actor, loaded, body: { lessonId } }) =>
    nextStep({ lesson: lessonId, student: actor.timebackId }, loaded),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
