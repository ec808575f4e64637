import { XP_FROM_ACCURACY } from '#lib/std/terms.ts'
import { awardXp, type XpCount } from './award-xp.ts'

/** What XP takes and how an attempt stands to it (Timeback protocol §2.3). */
export type XpStanding = {
  /** The lesson's XP before the multiplier; 0 where it gives none. */
  worth: number
  /** The accuracy, 0–100, below which nothing is earned. */
  fromAccuracy: number
  right: number | null
  counted: number | null
  /** What the attempt would pay as it stands, or did pay. */
  earns: number | null
}

/**
 * How an attempt stands: before its first counted answer nobody knows what it pays, and with `count` null,
 * as of an open batch, nothing of it is told. `paid` is what a finished attempt earned, which stays.
 */
export function xpStanding(
  attempt: { worth: number; attempt: number; paid?: number | null },
  count: XpCount | null,
): XpStanding {
  const { worth, paid = null } = attempt
  return {
    worth,
    fromAccuracy: XP_FROM_ACCURACY,
    right: count?.right ?? null,
    counted: count?.counted ?? null,
    earns: paid ?? earnsNow(attempt, count),
  }
}

function earnsNow(attempt: { worth: number; attempt: number }, count: XpCount | null): number | null {
  if (attempt.worth === 0) return 0
  return count && count.counted > 0 ? awardXp({ ...attempt, ...count }).xp : null
}
