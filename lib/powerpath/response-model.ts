import { LEVEL_RATING } from './difficulty.ts'

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
