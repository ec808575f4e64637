import { unreachable } from '#lib/std/assert.ts'

/** Accuracy below which an attempt earns nothing (Timeback protocol §2.3). */
const XP_FROM_ACCURACY = 80

/** Tier and attempt → multiplier (Timeback protocol §2.3). */
const MULTIPLIERS = {
  perfect: { first: 1.25, later: 1 },
  good: { first: 1, later: 0.5 },
  low: { first: 0, later: 0 },
} as const

type Tier = keyof typeof MULTIPLIERS

export type XpAward = {
  /** Unrounded; null when the lesson is worth no XP. */
  xp: number | null
  multiplier: number
  /** In words, for the results screen. */
  reason: string
}

/**
 * The XP of a completed attempt: the lesson's own × a multiplier from accuracy (0–100) and attempt number
 * (1, 2, …). Everything from 80 to below 100 is the middle tier (Timeback protocol §2.3).
 */
export function awardXp(input: { resourceXp: number | null; accuracy: number; attempt: number }): XpAward {
  const { resourceXp, accuracy, attempt } = input
  const tier = tierOf(accuracy)
  const turn = attempt === 1 ? 'first' : 'later'
  const multiplier = MULTIPLIERS[tier][turn]
  if (resourceXp === null) return { xp: null, multiplier, reason: 'This lesson gives no XP.' }
  return { xp: resourceXp * multiplier, multiplier, reason: reasonFor(tier, turn) }
}

function tierOf(accuracy: number): Tier {
  if (accuracy >= 100) return 'perfect'
  return accuracy >= XP_FROM_ACCURACY ? 'good' : 'low'
}

function reasonFor(tier: Tier, turn: 'first' | 'later'): string {
  switch (tier) {
    case 'perfect':
      return turn === 'first'
        ? 'Everything right at the first try: full XP and a quarter more.'
        : 'Everything right: full XP.'
    case 'good':
      return turn === 'first'
        ? '80% or more right at the first try: full XP.'
        : '80% or more right on a later try: half the XP.'
    case 'low':
      return 'XP starts at 80% right.'
    default:
      return unreachable(tier)
  }
}
