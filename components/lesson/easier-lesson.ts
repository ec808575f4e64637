import type { StudentOverview } from '#lib/timeback/contract/overview.ts'

/** A lesson to learn from; tests only measure. */
const learnable = new Set(['powerpath-100', 'quiz'])

/**
 * The nearest lesson before this one in its course that the student has neither mastered nor tested out of; null
 * if there is none.
 */
export function easierLesson(
  { courses }: StudentOverview,
  lessonId: string,
): { id: string; name: string } | null {
  for (const { lessons } of courses) {
    const place = lessons.findIndex(({ id }) => id === lessonId)
    if (place < 0) continue
    const found = lessons
      .slice(0, place)
      .findLast(({ type, mastered, testedOut }) => learnable.has(type) && !mastered && !testedOut)
    return found ? { id: found.id, name: found.name } : null
  }
  return null
}
