import type { Difficulty } from '#lib/std/terms.ts'

/** The part of an item that decides how likely a right answer is. */
export type ItemParameters = { rating: number; guessing: number }

/** Chance of a right answer, `guessing` to 1: Birnbaum's three-parameter model with slope 1, in logits. */
export function successChance(ability: number, { rating, guessing }: ItemParameters): number {
  return guessing + (1 - guessing) * logistic(ability - rating)
}

/** Share of a whole domain answered right, a third of it at each level, all with this chance of guessing. */
export function domainScore(ability: number, guessing: number): number {
  const ratings = Object.values(LEVEL_RATING)
  const sum = ratings.reduce((total, rating) => total + successChance(ability, { rating, guessing }), 0)
  return sum / ratings.length
}

/** The ability, in logits, whose domain score this is; `guessing` < `score` < 1. */
export function abilityAt(score: number, guessing: number): number {
  let [low, high] = [-ABILITY_BOUND, ABILITY_BOUND]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    if (domainScore(middle, guessing) < score) low = middle
    else high = middle
  }
  return (low + high) / 2
}

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

const ABILITY_BOUND = 16
/** Brings the bound below a millionth of a logit. */
const HALVINGS = 25

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

/**
 * The rating of a level in logits where an item has none of its own. With a slope of 1 the spread is that of
 * three-parameter items at −1, 0 and +1 with a slope of 1.5, a usual bank.
 */
export const LEVEL_RATING: Record<Difficulty, number> = { easy: -1.5, medium: 0, hard: 1.5 }
