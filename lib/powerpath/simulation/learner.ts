import { abilityAt, logistic, successChance } from '#lib/powerpath/response-model.ts'
import type { GivenAnswer } from '#lib/powerpath/scoring-policy.ts'
import type { Random } from '#lib/std/random.ts'

/** A question as it is before a simulated student. */
type Situation = {
  /** What it truly is, which may differ from its label. */
  rating: number
  guessing: number
  typicalMs: number
  /** How often this student was shown it before. */
  timesSeen: number
  /** How many questions this student answered before. */
  answered: number
}

/** A simulated student. */
export type Learner = (situation: Situation, random: Random) => GivenAnswer

/** Right with the same chance whatever the question. */
export function constantLearner(chance: number): Learner {
  return (_situation, random) => ({ correct: random() < chance })
}

/** Answers this share of the domain right, more of the easy than of the hard questions. */
export function domainLearner(score: number): Learner {
  const ability = byGuessing((guessing) => abilityAt(score, guessing))
  return (situation, random) => ({
    correct: random() < successChance(ability(situation.guessing), situation),
  })
}

/** Has the same knowledge as the domain learner, and says “I don't know yet” in place of every guess. */
export function honestLearner(score: number): Learner {
  const ability = byGuessing((guessing) => abilityAt(score, guessing))
  return ({ rating, guessing }, random) => {
    const knows = random() < logistic(ability(guessing) - rating)
    return { correct: knows, skipped: !knows }
  }
}

/** One student until this many answers, another from then on. */
export function learnerAfter(answers: number, before: Learner, after: Learner): Learner {
  return (situation, random) => (situation.answered < answers ? before : after)(situation, random)
}

/** Guesses what is new and knows whatever was shown before: each answer shows the key. */
export function memoriser(): Learner {
  return ({ timesSeen, guessing }, random) => ({ correct: timesSeen > 0 || random() < guessing })
}

/** Clicks through this share of the questions without reading, and is the other learner for the rest. */
export function rapidGuesser(share: number, otherwise: Learner): Learner {
  return (situation, random) => {
    const { typicalMs, guessing } = situation
    if (random() < share) return { correct: random() < guessing, responseMs: 0.05 * typicalMs }
    return { ...otherwise(situation, random), responseMs: typicalMs }
  }
}

function byGuessing(work: (guessing: number) => number): (guessing: number) => number {
  const known = new Map<number, number>()
  return (guessing) => {
    const value = known.get(guessing) ?? work(guessing)
    known.set(guessing, value)
    return value
  }
}
