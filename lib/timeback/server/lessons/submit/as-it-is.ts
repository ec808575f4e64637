import 'server-only'
import type { AttemptChange, AttemptRow } from '#lib/db/attempts/attempt-row.ts'

/** A change of the attempt that changes nothing but its version. */
export function asItIs(attempt: AttemptRow): AttemptChange {
  const { status, score, totalQuestions, correctQuestions, xp, multiplier, helpCause, completedAt } = attempt
  return { status, score, totalQuestions, correctQuestions, xp, multiplier, helpCause, completedAt }
}
