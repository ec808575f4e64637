import 'server-only'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import type { LessonPort } from './lesson-port.ts'

/**
 * The course for which a lesson's time is tracked is the lesson's own (seed 002, `lessons.start`), by either of
 * its names. Throws `VALIDATION_ERROR` for another, `LESSON_NOT_FOUND`.
 */
export async function requireLessonCourse(
  get: LessonPort['get'],
  { lesson, course }: { lesson: string; course: CourseRef },
): Promise<void> {
  const { course: own, metadata } = await get({ lesson })
  const isOwn =
    'code' in course
      ? course.code === metadata.courseCode
      : !('code' in own) && course.subject === own.subject && course.grade === own.grade
  if (!isOwn) throw invalidField('course', 'is not the course of this lesson')
}
