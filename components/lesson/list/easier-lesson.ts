import type { LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'

/** A lesson to learn from; tests only measure. */
const learnable = new Set(['powerpath-100', 'quiz'])

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
    .filter(isLearnable)
  const found = before.filter(isLearnable).findLast(isOpen) ?? earlier.findLast(isOpen) ?? earlier.at(-1)
  return found ? { id: found.id, name: found.name } : null
}

function isLearnable({ type }: LessonOverview): boolean {
  return learnable.has(type)
}

function isOpen({ mastered, testedOut }: LessonOverview): boolean {
  return !mastered && !testedOut
}
