import type { Random } from '#lib/std/random.ts'
import { type Difficulty, difficulties } from '#lib/std/terms.ts'

/** From this score on questions are mostly medium; below, easy (Timeback protocol §2.2). */
const MEDIUM_FROM_SCORE = 70
/** From this score on questions are hard (Timeback protocol §2.2). */
const HARD_FROM_SCORE = 90
/** Share of medium questions between the two; the rest is hard (Timeback protocol §2.2). */
const MEDIUM_SHARE = 0.75

/** The level that the next question should have at this score (Timeback protocol §2.2). */
export function wantedDifficulty(score: number, random: Random): Difficulty {
  if (score < MEDIUM_FROM_SCORE) return 'easy'
  if (score >= HARD_FROM_SCORE) return 'hard'
  return random() < MEDIUM_SHARE ? 'medium' : 'hard'
}

/**
 * Where to look when a level is exhausted, nearest first (Timeback protocol §2.2, variant b). The guide
 * gives no order for medium; this is the one of the known client.
 */
export const LADDER: Record<Difficulty, readonly Difficulty[]> = {
  easy: difficulties,
  medium: ['medium', 'hard', 'easy'],
  hard: ['hard', 'medium', 'easy'],
}

/**
 * The rating of a level in logits where an item has none of its own. With a slope of 1 the spread is that of
 * three-parameter items at −1, 0 and +1 with a slope of 1.5, a usual bank.
 */
export const LEVEL_RATING: Record<Difficulty, number> = { easy: -1.5, medium: 0, hard: 1.5 }
