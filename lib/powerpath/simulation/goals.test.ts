import { describe, expect, it } from 'vitest'
import { type Bank, endlessBank, gradedBank, smallBank } from './bank.ts'
import { largestDrop, masteredBy, questionsToMastery } from './compare-rules.ts'
import {
  constantLearner,
  domainLearner,
  honestLearner,
  type Learner,
  learnerAfter,
  memoriser,
  rapidGuesser,
} from './learner.ts'
import { policyRule } from './rule.ts'
import { LABEL_ERROR, LEARNS_AFTER } from './scenarios.ts'
import { type Outcome, simulate } from './simulate.ts'

const LEARNERS = 10_000
const SECONDS = 60_000

const fourChoices = endlessBank()
const wrongLabels = endlessBank({ labelError: LABEL_ERROR })
const typed = endlessBank({ guessing: 0 })

function outcomesOf(learner: Learner, questions: number, bank: Bank = fourChoices): Outcome[] {
  return simulate({ rule: policyRule('evidence'), learner, bank, questions, learners: LEARNERS, seed: 2 })
}

/** Median and 90th percentile of the questions to mastery. */
function speed(outcomes: Outcome[]): { median: number; p90: number } {
  const at = (share: number) => questionsToMastery(outcomes, share) ?? Number.POSITIVE_INFINITY
  return { median: at(0.5), p90: at(0.9) }
}

/** The goals of the evidence policy, 10,000 seeded students each; docs/mastery.md has the figures. */
describe('the evidence policy', { timeout: SECONDS }, () => {
  it('lets at most 1 in 1,000 who guess among four choices through in 100 questions', () => {
    expect(masteredBy(outcomesOf(constantLearner(0.25), 100), 100)).toBeLessThanOrEqual(0.001)
  })

  it('lets at most 2 % in 30 and 3 % in 100 questions through who are right half the time', () => {
    const outcomes = outcomesOf(constantLearner(0.5), 100)
    expect(masteredBy(outcomes, 30)).toBeLessThanOrEqual(0.02)
    expect(masteredBy(outcomes, 100)).toBeLessThanOrEqual(0.03)
  })

  it('lets at most 1 % in 30 and 5 % in 100 questions through at a domain score of 0.60', () => {
    const outcomes = outcomesOf(domainLearner(0.6), 100)
    expect(masteredBy(outcomes, 30)).toBeLessThanOrEqual(0.01)
    expect(masteredBy(outcomes, 100)).toBeLessThanOrEqual(0.05)
    expect(largestDrop(outcomes)).toBe(15)
  })

  it('lets at most 8 % in 30 questions through at a domain score of 0.70', () => {
    expect(masteredBy(outcomesOf(domainLearner(0.7), 30), 30)).toBeLessThanOrEqual(0.08)
  })

  it('takes a student of 0.95 at most 12 questions in the median and 20 at the 90th percentile', () => {
    const { median, p90 } = speed(outcomesOf(domainLearner(0.95), 200))
    expect(median).toBeLessThanOrEqual(12)
    expect(p90).toBeLessThanOrEqual(20)
  })

  it('takes an expert of 0.98 at most 10 and 14 questions', () => {
    const { median, p90 } = speed(outcomesOf(domainLearner(0.98), 200))
    expect(median).toBeLessThanOrEqual(10)
    expect(p90).toBeLessThanOrEqual(14)
  })

  it('takes who has just mastered it, at 0.90, at most 18 and 30 questions', () => {
    const { median, p90 } = speed(outcomesOf(domainLearner(0.9), 200))
    expect(median).toBeLessThanOrEqual(18)
    expect(p90).toBeLessThanOrEqual(30)
  })

  it('notices within 16 questions in the median that a student has learned', () => {
    const learner = learnerAfter(LEARNS_AFTER, domainLearner(0.55), domainLearner(0.95))
    const after = outcomesOf(learner, 200).filter(({ masteredAt }) => (masteredAt ?? 200) > LEARNS_AFTER)
    expect(speed(after).median - LEARNS_AFTER).toBeLessThanOrEqual(16)
  })

  it('is not taken in by a memory for the keys of a bank of 40', () => {
    expect(masteredBy(outcomesOf(memoriser(), 100, smallBank(40)), 100)).toBeLessThanOrEqual(0.005)
  })

  it('gives nothing for rapid guesses, neither mastery nor the loss of it', () => {
    const weak = outcomesOf(rapidGuesser(0.3, domainLearner(0.6)), 100)
    expect(masteredBy(weak, 30)).toBeLessThanOrEqual(0.01)
    expect(masteredBy(weak, 100)).toBeLessThanOrEqual(0.05)
    const strong = outcomesOf(rapidGuesser(0.3, domainLearner(0.95)), 200)
    expect(speed(strong).median).toBeLessThanOrEqual(Math.ceil(12 / 0.7))
    expect(masteredBy(outcomesOf(rapidGuesser(1, domainLearner(0.95)), 30), 30)).toBe(0)
  })

  it('serves, in a rated bank, questions of 60–80 % success in at least 80 % of cases from the sixth on', () => {
    for (const score of [0.6, 0.95]) {
      const all = outcomesOf(domainLearner(score), 40, gradedBank())
      const predictions = all.flatMap((outcome) => outcome.predictions.slice(5))
      const inBand = predictions.filter((chance) => chance >= 0.6 && chance <= 0.8)
      expect(inBand.length / predictions.length).toBeGreaterThanOrEqual(0.8)
    }
  })

  it('keeps its promises within half as much again when every label is off by half a unit', () => {
    expect(masteredBy(outcomesOf(constantLearner(0.25), 100, wrongLabels), 100)).toBeLessThanOrEqual(0.0015)
    const half = outcomesOf(constantLearner(0.5), 100, wrongLabels)
    expect(masteredBy(half, 30)).toBeLessThanOrEqual(0.03)
    expect(masteredBy(half, 100)).toBeLessThanOrEqual(0.045)
    const weak = outcomesOf(domainLearner(0.6), 100, wrongLabels)
    expect(masteredBy(weak, 30)).toBeLessThanOrEqual(0.015)
    expect(masteredBy(weak, 100)).toBeLessThanOrEqual(0.075)
    expect(masteredBy(outcomesOf(domainLearner(0.7), 30, wrongLabels), 30)).toBeLessThanOrEqual(0.12)
    const { median, p90 } = speed(outcomesOf(domainLearner(0.95), 200, wrongLabels))
    expect(median).toBeLessThanOrEqual(18)
    expect(p90).toBeLessThanOrEqual(30)
  })

  it('keeps its promises for typed answers, which cannot be guessed', () => {
    const weak = outcomesOf(domainLearner(0.6), 100, typed)
    expect(masteredBy(weak, 30)).toBeLessThanOrEqual(0.01)
    expect(masteredBy(weak, 100)).toBeLessThanOrEqual(0.05)
    expect(masteredBy(outcomesOf(domainLearner(0.7), 30, typed), 30)).toBeLessThanOrEqual(0.08)
    const { median, p90 } = speed(outcomesOf(domainLearner(0.95), 200, typed))
    expect(median).toBeLessThanOrEqual(12)
    expect(p90).toBeLessThanOrEqual(20)
  })

  it('lets nobody through by “I don’t know yet” who would not get through by guessing, and slows no one', () => {
    for (const bank of [fourChoices, typed]) {
      expect(masteredBy(outcomesOf(honestLearner(0.6), 30, bank), 30)).toBeLessThanOrEqual(0.01)
      expect(masteredBy(outcomesOf(honestLearner(0.7), 30, bank), 30)).toBeLessThanOrEqual(0.08)
      expect(speed(outcomesOf(honestLearner(0.95), 200, bank)).median).toBeLessThanOrEqual(12)
    }
  })
})
