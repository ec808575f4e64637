import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { startLessonBody } from '#lib/timeback/contract/requests.ts'
import { lessonVerb } from '#lib/timeback/server/lesson-verb.ts'
import { get } from '#lib/timeback/server/lessons/list.ts'
import { requireLessonCourse } from '#lib/timeback/server/lessons/require-lesson-course.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'

const startLesson = lessonVerb('start', start)
const getLesson = lessonVerb('get', get)

export const POST = defineRoute({
  body: startLessonBody,
  async handle({ actor, body: { lessonId: lesson, course, ...body } }) {
    if (course) await requireLessonCourse(getLesson, { lesson, course })
    return startLesson({ ...body, lesson, student: actor.timebackId })
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
