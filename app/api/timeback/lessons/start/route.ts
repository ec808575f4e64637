import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { startLessonBody } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'
import { loadLesson } from '#lib/timeback/server/load-lesson.ts'
import { requireLessonCourse } from '#lib/timeback/server/require-lesson-course.ts'

const startLesson = lessonVerb('start', start)

export const POST = defineRoute({
  body: startLessonBody,
  load: ({ session, body: { lessonId } }) => loadLesson(session, { lessonId }),
  async handle({ actor, loaded, body: { lessonId, course, ...body } }) {
    if (course) await requireLessonCourse(loaded, { lessonId, course })
    return startLesson({ ...body, lesson: lessonId, student: actor.timebackId }, loaded)
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
