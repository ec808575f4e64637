import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { LessonInPlace } from '#lib/db/content/lessons.ts'

/** The lesson as it was when the attempt began: a later import changes neither its type nor what it is worth. */
export function asBegun<T extends LessonInPlace>(
  lesson: T,
  { lessonType: type, xpWorth: xp, masteryThreshold, policy }: AttemptRow,
): T {
  return { ...lesson, type, xp, masteryThreshold, policy }
}
