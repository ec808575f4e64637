import { describe, expect, it } from 'vitest'
import { answerServed, serveNext, startAdaptiveAttempt } from '#lib/powerpath/adaptive-attempt.ts'
import { createRandom } from '#lib/std/random.ts'
import { endlessBank, smallBank } from './bank.ts'
import { masteredBy, questionsToMastery } from './compare-rules.ts'
import { constantLearner, domainLearner, memoriser } from './learner.ts'
import { inARow, mOfN, policyRule } from './rule.ts'
import { simulate } from './simulate.ts'

describe('simulate', () => {
  it('gives the same outcomes for the same seed, and others for another', () => {
    const play = (seed: number) =>
      simulate({
        ...{
          rule: policyRule('evidence'),
          learner: domainLearner(0.9),
          bank: endlessBank({ labelError: 0.5 }),
        },
        ...{ learners: 50, questions: 60, seed },
      })
    expect(play(1)).toEqual(play(1))
    expect(play(1)).not.toEqual(play(2))
  })

  it('agrees with the closed form of three in a row for a guesser among four', () => {
    const simulation = { rule: inARow(3), learner: constantLearner(0.25), bank: endlessBank() }
    const outcomes = simulate({ ...simulation, learners: 10_000, questions: 100, seed: 3 })
    expect(masteredBy(outcomes, 30)).toBeCloseTo(0.292, 1.6)
    expect(masteredBy(outcomes, 100)).toBeCloseTo(0.699, 1.6)
  })

  it('agrees with the exact mean of the published policy', () => {
    const simulation = { rule: policyRule('published'), learner: constantLearner(0.8), bank: endlessBank() }
    const outcomes = simulate({ ...simulation, learners: 10_000, questions: 400, seed: 4 })
    const sum = outcomes.reduce((total, { masteredAt }) => total + (masteredAt ?? Number.NaN), 0)
    expect(Math.abs(sum / outcomes.length - 17.03)).toBeLessThan(0.02 * 17.03)
  })

  it('shows the memoriser to every rule that takes repeats for evidence', () => {
    const simulation = { learner: memoriser(), bank: smallBank(40), learners: 200, questions: 150, seed: 5 }
    expect(masteredBy(simulate({ ...simulation, rule: mOfN(8, 10) }), 150)).toBe(1)
    expect(masteredBy(simulate({ ...simulation, rule: policyRule('published') }), 150)).toBe(1)
  })

  it('counts the questions that a share of the learners needed, null when fewer got there', () => {
    const outcomes = [3, 9, 4, null].map((masteredAt) => ({ masteredAt, largestDrop: 0, predictions: [] }))
    expect([0.25, 0.5, 0.75, 1].map((share) => questionsToMastery(outcomes, share))).toEqual([3, 4, 9, null])
    expect(masteredBy(outcomes, 4)).toBe(0.5)
  })

  it.each(['published', 'evidence'] as const)('scores as an attempt does on the server, %s', (policy) => {
    const { pool } = smallBank(30)
    for (let seed = 0; seed < 200; seed++) {
      const random = createRandom(seed, 3)
      const run = policyRule(policy).begin()
      let { state, served } = serveNext(startAdaptiveAttempt(seed, policy), pool, new Set())
      for (let answered = 0; served?.profile && answered < 40; answered++) {
        const { profile, firstExposure = false } = served
        const given = { correct: random() < 0.7 }
        const step = answerServed(state, served.questionId, given)
        if (!step.ok) throw new Error(step.error)
        expect(run.take({ profile, firstExposure }, given)).toBe(step.value.state.score)
        ;({ state, served } = serveNext(step.value.state, pool, new Set()))
      }
    }
  })
})
