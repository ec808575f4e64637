import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publishedScore } from './published-policy.ts'
import { questionsLeft, scoreSteps } from './questions-left.ts'

const left = (score: number, answers: { total: number; correct: number }) =>
  questionsLeft(score, answers, scoreSteps(publishedScore))

const inputs = fc
  .record({ score: fc.nat(99), total: fc.nat(60), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ score, total, share }) => ({ score, total, correct: Math.round(total * share) }))

describe('questionsLeft', () => {
  it('is 0 at 100 only', () => {
    expect(left(100, { total: 11, correct: 11 })).toBe(0)
    fc.assert(fc.property(inputs, ({ score, ...answers }) => left(score, answers) > 0))
  })

  it('starts near the mean of a student who is right 4 times in 5', () => {
    expect(left(0, { total: 0, correct: 0 })).toBe(15)
  })

  it('is 1 for a student who is always right and one answer away', () => {
    expect(left(95, { total: 60, correct: 60 })).toBe(1)
  })

  it('is a whole number below 10, else a multiple of 5 up to 50', () => {
    fc.assert(
      fc.property(inputs, ({ score, ...answers }) => {
        const questions = left(score, answers)
        expect(Number.isInteger(questions) && questions <= 50).toBe(true)
        expect(questions < 10 || questions % 5 === 0).toBe(true)
      }),
    )
  })

  it('never grows with one more right answer in place of a wrong one', () => {
    fc.assert(
      fc.property(inputs, ({ score, total, correct }) => {
        fc.pre(correct < total)
        expect(left(score, { total, correct: correct + 1 })).toBeLessThanOrEqual(
          left(score, { total, correct }),
        )
      }),
    )
  })
})
