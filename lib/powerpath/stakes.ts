import { abilityAt, type ItemParameters, successChance } from './response-model.ts'

/** What an answer to a question moves, in whole points. */
export type Stakes = {
  gain: number
  loss: number
  /** What “I don't know yet” costs. */
  skipLoss: number
}

/** The two students told apart: 9 in 10 of the domain right is the gate of Timeback (§2.3), 7 in 10 is not there yet. */
const MASTERY_SCORE = 0.9
const NON_MASTERY_SCORE = 0.7
/** 100 points are this much log-likelihood ratio: e⁴ = 55 to 1 for mastery. */
const FULL_EVIDENCE = 4
/** No answer moves more: a single slip, or a single lucky guess, cannot decide. */
const MAX_MOVE = 15
/** A right answer always shows. */
const MIN_GAIN = 1
/** Below `MAX_MOVE`, so that saying “I don't know yet” is the gentler choice also where nothing can be guessed. */
const MAX_SKIP_LOSS = 13

/**
 * The points at stake: the log-likelihood ratio of the answer under mastery and non-mastery, capped. The loss
 * of a skip is the mean loss of a blind guess, so that neither honesty nor guessing is punished.
 */
export function stakesOf({ rating, guessing }: ItemParameters): Stakes {
  const { mastery, nonMastery } = hypotheses(guessing)
  const ifMastered = successChance(mastery, { rating, guessing })
  const ifNot = successChance(nonMastery, { rating, guessing })
  const gain = Math.max(MIN_GAIN, toPoints(Math.log(ifMastered / ifNot)))
  const loss = toPoints(Math.log((1 - ifNot) / (1 - ifMastered)))
  const guessLoss = Math.round((1 - guessing) * loss - guessing * gain)
  return { gain, loss, skipLoss: Math.min(MAX_SKIP_LOSS, Math.max(0, guessLoss)) }
}

/** Whole points: what a child adds up is what the engine adds up, and a replay is exact. */
function toPoints(logLikelihoodRatio: number): number {
  return Math.min(MAX_MOVE, Math.round((100 / FULL_EVIDENCE) * logLikelihoodRatio))
}

/** The gate is a share of right answers, so each chance of guessing has abilities of its own. */
function hypotheses(guessing: number): Hypotheses {
  const known = hypothesesByGuessing.get(guessing)
  if (known) return known
  const found = {
    mastery: abilityAt(MASTERY_SCORE, guessing),
    nonMastery: abilityAt(NON_MASTERY_SCORE, guessing),
  }
  hypothesesByGuessing.set(guessing, found)
  return found
}

type Hypotheses = { mastery: number; nonMastery: number }

/** Remembers results only; there are as many as there are numbers of choices. */
const hypothesesByGuessing = new Map<number, Hypotheses>()
