import { describe, expect, it } from 'vitest'
import { createRandom } from '#lib/std/random.ts'
import type { PolicyName } from '#lib/std/terms.ts'
import { answerServed, estimateQuestionsLeft, serveNext, startAdaptiveAttempt } from './adaptive-attempt.ts'
import { smallBank } from './simulation/bank.ts'
import { domainLearner } from './simulation/learner.ts'

const { pool } = smallBank(150)
const none: ReadonlySet<string> = new Set()

/** Estimate less truth at each question of students with a domain score of 0.95. */
function errors(policy: PolicyName): number[] {
  const learner = domainLearner(0.95)
  return Array.from({ length: 300 }, (_, seed) => {
    const random = createRandom(seed, 1)
    const estimates: number[] = []
    let { state, served } = serveNext(startAdaptiveAttempt(seed, policy), pool, none)
    while (served?.profile) {
      estimates.push(estimateQuestionsLeft(state))
      const situation = { ...served.profile, typicalMs: 1, timesSeen: 0, answered: 0 }
      const step = answerServed(state, served.questionId, learner(situation, random))
      if (!step.ok) throw new Error(step.error)
      ;({ state, served } = serveNext(step.value.state, pool, none))
    }
    return estimates.map((estimate, index) => estimate - (estimates.length - index))
  }).flat()
}

describe('estimateQuestionsLeft', () => {
  it.each(['published', 'evidence'] as const)('is right for proficient students on average, %s', (policy) => {
    const all = errors(policy)
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.abs(mean(all))).toBeLessThan(1.5)
    expect(mean(all.map(Math.abs))).toBeLessThan(3)
  })

  it('starts at 15 and takes no account of answers that do not count', () => {
    const first = serveNext(startAdaptiveAttempt(1, 'evidence'), pool, none)
    expect(estimateQuestionsLeft(startAdaptiveAttempt(1, 'evidence'))).toBe(15)
    expect(estimateQuestionsLeft(first.state)).toBe(15)
    const rapid = answerServed(first.state, first.served?.questionId ?? '', {
      correct: false,
      responseMs: 10,
    })
    expect(rapid.ok && estimateQuestionsLeft(rapid.value.state)).toBe(15)
  })
})
