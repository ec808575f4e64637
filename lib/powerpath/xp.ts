import { unreachable } from '#lib/std/assert.ts'
import { XP_FROM_ACCURACY } from '#lib/std/terms.ts'

/** Tier and attempt → multiplier (Timeback protocol §2.3). */
const MULTIPLIERS = {
  perfect: { first: 1.25, later: 1 },
  good: { first: 1, later: 0.5 },
  low: { first: 0, later: 0 },
} as const

type Tier = keyof typeof MULTIPLIERS

/** What the accuracy that decides XP is worked out from: 100 × `right` ÷ `counted`. */
export type XpCount = {
  right: number
  /** All answers but “I don't know yet”, which costs points and no XP; of a batch also what was left out. */
  counted: number
}

export type XpAward = {
  /** Unrounded; 0 when the lesson is worth none. */
  xp: number
  multiplier: number
}

/**
 * The XP of a completed attempt: the lesson's own × a multiplier from accuracy and attempt number (1, 2, …).
 * Everything from 80 to below 100 is the middle tier (Timeback protocol §2.3). It compares whole numbers, so
 * that no accuracy is rounded over a threshold.
 */
export function awardXp({ worth, attempt, ...count }: XpCount & { worth: number; attempt: number }): XpAward {
  const multiplier = MULTIPLIERS[tierOf(count)][attempt === 1 ? 'first' : 'later']
  return { xp: worth * multiplier, multiplier }
}

function tierOf({ right, counted }: XpCount): Tier {
  if (counted === 0) return 'low'
  if (right === counted) return 'perfect'
  return 100 * right >= XP_FROM_ACCURACY * counted ? 'good' : 'low'
}

/** Why a completed attempt earned what it did, in words for the results screen. */
export function explainXp(paid: { worth: number; multiplier: number; attempt: number }): string {
  const { worth, multiplier, attempt } = paid
  if (worth === 0) return 'This lesson gives no XP.'
  const turn = attempt === 1 ? 'first' : 'later'
  const tier = multiplier >= MULTIPLIERS.perfect[turn] ? 'perfect' : multiplier > 0 ? 'good' : 'low'
  return reasonFor(tier, turn)
}

function reasonFor(tier: Tier, turn: 'first' | 'later'): string {
  switch (tier) {
    case 'perfect':
      return turn === 'first'
        ? 'Everything right at the first try: full XP and a quarter more.'
        : 'Everything right: full XP.'
    case 'good':
      return turn === 'first'
        ? `${XP_FROM_ACCURACY}% or more right at the first try: full XP.`
        : `${XP_FROM_ACCURACY}% or more right on a later try: half the XP.`
    case 'low':
      return `XP starts at ${XP_FROM_ACCURACY}% right.`
    default:
      return unreachable(tier)
  }
}

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
