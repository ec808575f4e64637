import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { startLessonBody } from '#lib/timeback/contract/requests.ts'
import { requireLessonCourse } from '#lib/timeback/server/lessons/require-lesson-course.ts'
import { getTimeback } from '#lib/timeback/server/timeback.ts'

export const POST = defineRoute({
  body: startLessonBody,
  async handle({ actor, body: { lessonId: lesson, course, ...body } }) {
    const { lessons } = getTimeback()
    if (course) await requireLessonCourse(lessons, { lesson, course })
    return lessons.start({ ...body, lesson, student: actor.timebackId })
  },
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
