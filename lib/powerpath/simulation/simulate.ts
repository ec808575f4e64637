import { toItemProfile } from '#lib/powerpath/response-model.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom, type Random } from '#lib/std/random.ts'
import { type Bank, TYPICAL_MS } from './bank.ts'
import type { Learner } from './learner.ts'
import type { Rule } from './rule.ts'

export type Simulation = {
  rule: Rule
  learner: Learner
  bank: Bank
  learners: number
  /** How many questions each gets at most. */
  questions: number
  seed: number
}

/** What became of one learner. */
export type Outcome = {
  /** The number of answers it took, null when the questions ran out. */
  masteredAt: number | null
  /** The largest fall of the meter in one step, in points. */
  largestDrop: number
  /** What the rule expected of each question before it was answered; empty where it expects nothing. */
  predictions: number[]
}

/** The outcomes of so many learners; the same simulation gives the same outcomes on every machine. */
export function simulate(simulation: Simulation): Outcome[] {
  return Array.from({ length: simulation.learners }, (_, index) =>
    simulateOne(simulation, createRandom(simulation.seed, index)),
  )
}

function simulateOne({ rule, learner, bank, questions }: Simulation, random: Random): Outcome {
  const run = rule.begin()
  const outcome: Outcome = { masteredAt: null, largestDrop: 0, predictions: [] }
  const seenInAttempt: string[] = []
  const timesSeen = new Map<string, number>()
  let meter = 0
  for (let answered = 0; answered < questions; answered++) {
    const item = run.choose({ pool: bank.pool, seenInAttempt, seenBefore: NOTHING, random })
    assert(item, 'a bank is not empty')
    const profile = toItemProfile(item)
    const seen = timesSeen.get(item.id) ?? 0
    const rating = profile.rating + (bank.labelError > 0 ? bank.labelError * normal(random) : 0)
    const situation = { rating, guessing: profile.guessing, typicalMs: TYPICAL_MS, timesSeen: seen, answered }
    const prediction = run.predict(profile)
    if (prediction !== null) outcome.predictions.push(prediction)
    const after = run.take({ profile, firstExposure: seen === 0 }, learner(situation, random))
    outcome.largestDrop = Math.max(outcome.largestDrop, meter - after)
    meter = after
    if (meter >= 100) return { ...outcome, masteredAt: answered + 1 }
    if (!bank.endless) {
      seenInAttempt.push(item.id)
      timesSeen.set(item.id, seen + 1)
    }
  }
  return outcome
}

const NOTHING: ReadonlySet<string> = new Set()

/** Box–Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
