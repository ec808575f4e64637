import { isForLearning } from '#lib/std/terms.ts'
import type { LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'

/**
 * A step down: the nearest lesson before this one in its course that the student has neither mastered nor tested out
 * of; before the first, a lesson of an earlier course, whose codes are given from the lowest on, and of those rather
 * one that is not mastered; null if there is none.
 */
export function easierLesson(
  { courses }: StudentOverview,
  lessonId: string,
  earlierCourses: readonly string[] = [],
): { id: string; name: string } | null {
  const own = courses.find(({ lessons }) => lessons.some(({ id }) => id === lessonId))
  if (!own) return null
  const before = own.lessons.slice(
    0,
    own.lessons.findIndex(({ id }) => id === lessonId),
  )
  const earlier = earlierCourses
    .flatMap((code) => courses.filter((course) => course.code === code))
    .flatMap(({ lessons }) => lessons)
    .filter(({ type }) => isForLearning(type))
  const found =
    before.filter(({ type }) => isForLearning(type)).findLast(isOpen) ??
    earlier.findLast(isOpen) ??
    earlier.at(-1)
  return found ? { id: found.id, name: found.name } : null
}

function isOpen({ mastered, testedOut }: LessonOverview): boolean {
  return !mastered && !testedOut
}
