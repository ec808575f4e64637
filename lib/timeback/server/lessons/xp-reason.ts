import 'server-only'
import type { AttemptRow } from '#lib/db/attempt-row.ts'
import type { LessonRow } from '#lib/db/lessons.ts'
import { accuracy } from '#lib/powerpath/accuracy.ts'
import { awardXp } from '#lib/powerpath/award-xp.ts'

/** Why a finalised attempt earned what it did (Timeback protocol §2.3). */
export function xpReason(
  { xp }: Pick<LessonRow, 'xp'>,
  {
    number,
    totalQuestions,
    correctQuestions,
  }: Pick<AttemptRow, 'number' | 'totalQuestions' | 'correctQuestions'>,
): string {
  const right = accuracy(correctQuestions, totalQuestions)
  return awardXp({ resourceXp: xp, accuracy: right, attempt: number }).reason
}
