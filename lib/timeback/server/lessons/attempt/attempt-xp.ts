import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { totals } from '#lib/powerpath/adaptive-attempt.ts'
import { explainXp, xpStanding } from '#lib/powerpath/xp.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'
import { toAdaptiveAttempt } from './adaptive-state.ts'
import { scoreAnswered } from './linear-state.ts'

/** How an attempt stands to its XP; an open linear one tells only `toTeacher` what is right. */
export function attemptXp(attempt: AttemptRow, { toTeacher = false } = {}): XpStanding {
  const { xpWorth: worth, number, status, xp } = attempt
  const withheld = status === 'open' && !isAdaptive(attempt.lessonType) && !toTeacher
  // An attempt that was left for a later one pays nothing any more.
  const paid = status === 'superseded' ? 0 : xp
  return xpStanding({ worth, attempt: number, paid }, withheld ? null : countOf(attempt))
}

function countOf(attempt: AttemptRow) {
  return isAdaptive(attempt.lessonType)
    ? totals(toAdaptiveAttempt(attempt)).xp
    : scoreAnswered(attempt.questions).xp
}

/** Why a finalised attempt earned what it did (Timeback protocol §2.3). */
export function xpReason({ xpWorth: worth, multiplier, number: attempt }: AttemptRow): string {
  return explainXp({ worth, multiplier: multiplier ?? 0, attempt })
}
