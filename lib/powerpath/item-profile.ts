import type { Difficulty } from '#lib/std/terms.ts'
import { LEVEL_RATING } from './difficulty.ts'

/** What is known of a question before it is answered. What is absent is taken from the level. */
export type ItemFacts = {
  difficulty: Difficulty
  /** Chance of a right answer by guessing, 0–1: 1 ÷ number of choices, 0 for an entered text or number. */
  guessing?: number | null | undefined
  /** Elo rating in logits, as the estimator has it; higher is harder, 0 is a medium question. */
  rating?: number | null | undefined
  /** How long students usually take over the question. */
  typicalMs?: number | null | undefined
}

/** The same with nothing absent: what is stored with a serving, so that a replay weighs it as it was then. */
export type ItemProfile = { guessing: number; rating: number; typicalMs: number | null }

/** Four choices. A question that is easier to guess than this errs as a student who is right half the time. */
const DEFAULT_GUESSING = 0.25
/** True or false: no kind of question is easier to guess. */
const MAX_GUESSING = 0.5
/** Past this no student tells two ratings apart; a slip in the data must not decide an attempt. */
const MAX_RATING = 6

/** The facts within their bounds, with the level's rating where none was estimated. */
export function toItemProfile(facts: ItemFacts): ItemProfile {
  return {
    guessing: clamp(facts.guessing ?? DEFAULT_GUESSING, 0, MAX_GUESSING),
    rating: clamp(facts.rating ?? LEVEL_RATING[facts.difficulty], -MAX_RATING, MAX_RATING),
    typicalMs: facts.typicalMs ?? null,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
