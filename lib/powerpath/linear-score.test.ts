import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { scoreLinear } from './linear-score.ts'

const right = { score: 1, correct: true }
const wrong = { score: 0, correct: false }

describe('scoreLinear', () => {
  test.each([
    [3, 3, 100],
    [5, 8, 62.5],
    [1, 3, 100 / 3],
    [0, 4, 0],
    [11, 12, 1100 / 12],
  ])('scores %i right of %i as %f with the same accuracy', (correct, total, expected) => {
    const questions = [...Array(correct).fill(right), ...Array(total - correct).fill(wrong)]
    expect(scoreLinear(questions)).toEqual({
      score: expected,
      accuracy: expected,
      totalQuestions: total,
      correctQuestions: correct,
      xp: { right: correct, counted: total },
    })
  })

  it('is 0 for no questions', () => {
    const nothing = { score: 0, accuracy: 0, totalQuestions: 0, correctQuestions: 0 }
    expect(scoreLinear([])).toEqual({ ...nothing, xp: { right: 0, counted: 0 } })
  })

  it('adds partial credit to the score and not to the accuracy', () => {
    const partial = { score: 0.5, correct: false }
    expect(scoreLinear([right, partial, wrong, wrong])).toMatchObject({ score: 37.5, accuracy: 25 })
  })

  it('counts “I don’t know yet” in the score and the accuracy, and not for XP', () => {
    const skipped = { ...wrong, skipped: true }
    expect(scoreLinear([right, right, wrong, skipped])).toEqual({
      ...{ score: 50, accuracy: 50, totalQuestions: 4, correctQuestions: 2 },
      xp: { right: 2, counted: 3 },
    })
  })

  it('shows no dust of binary fractions', () => {
    const tenths = [0.1, 0.2, 0.3, 0.7, 0.6].map((score) => ({ score, correct: false }))
    expect(scoreLinear(tenths).score).toBe(38)
    expect(scoreLinear(Array(10).fill({ score: 0.1, correct: false })).score).toBe(10)
  })

  it('keeps the digits of a third', () => {
    expect(scoreLinear([{ score: 1 / 3, correct: false }]).score).toBeCloseTo(100 / 3, 12)
  })

  it('stays in 0–100 and does not depend on the order of questions beyond rounding', () => {
    const question = fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() })
    fc.assert(
      fc.property(fc.array(question, { maxLength: 60 }), (questions) => {
        const { score } = scoreLinear(questions)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(scoreLinear(questions.toReversed()).score).toBeCloseTo(score, 8)
      }),
    )
  })
})
