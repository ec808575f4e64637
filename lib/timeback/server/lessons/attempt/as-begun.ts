import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { LessonRow } from '#lib/db/content/lessons.ts'

/** The lesson as it was when the attempt began: a later import changes neither its type nor what it is worth. */
export function asBegun(
  lesson: LessonRow,
  { lessonType: type, xpWorth: xp, masteryThreshold, policy }: AttemptRow,
): LessonRow {
  return { ...lesson, type, xp, masteryThreshold, policy }
}
