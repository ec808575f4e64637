import 'server-only'
import type { LoadedAttempt } from '#lib/db/attempts/loaded-attempt.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { upstreamLessons } from './app-deps.ts'
import { lessonNotFound } from './lessons/attempt/require-attempt.ts'
import { toCourseRef } from './lessons/list.ts'

/**
 * The course for which a lesson's time is tracked is the lesson's own (seed 002, `lessons.start`), by either of
 * its names. Throws `VALIDATION_ERROR` for another, `LESSON_NOT_FOUND`.
 */
export async function requireLessonCourse(
  { lesson }: Pick<LoadedAttempt, 'lesson'>,
  { lessonId, course }: { lessonId: string; course: CourseRef },
): Promise<void> {
  const { code, ref } = await courseOf(lesson, lessonId)
  const isOwn =
    'code' in course
      ? course.code === code
      : !('code' in ref) && course.subject === ref.subject && course.grade === ref.grade
  if (!isOwn) throw invalidField('course', 'is not the course of this lesson')
}

async function courseOf(
  own: LoadedAttempt['lesson'],
  lessonId: string,
): Promise<{ code: string; ref: CourseRef }> {
  const upstream = await upstreamLessons()
  if (upstream) {
    const { course: ref, metadata } = await upstream.get({ lesson: lessonId })
    return { code: metadata.courseCode, ref }
  }
  if (!own) throw lessonNotFound()
  return { code: own.course.code, ref: toCourseRef(own) }
}
