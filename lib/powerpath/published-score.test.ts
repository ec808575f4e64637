import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { publishedScore } from './published-score.ts'

describe('publishedScore', () => {
  it('reaches 100 in 11 correct answers by the published path', () => {
    const path = [0]
    while (path.at(-1) !== 100) path.push(publishedScore(path.at(-1) ?? 0, true))
    expect(path).toEqual([0, 14, 27, 39, 50, 59, 68, 76, 83, 89, 95, 100])
  })

  test.each([
    [0, 14, 1],
    [9, 14, 1],
    [10, 13, 1],
    [19, 13, 1],
    [20, 12, 2],
    [29, 12, 2],
    [30, 11, 3],
    [39, 11, 3],
    [40, 10, 4],
    [49, 10, 4],
    [50, 9, 5],
    [59, 9, 5],
    [60, 8, 5],
    [69, 8, 5],
    [70, 7, 6],
    [79, 7, 6],
    [80, 6, 7],
    [89, 6, 7],
    [90, 5, 8],
    [95, 5, 8],
  ])('at %i gains %i and loses %i', (score, gain, loss) => {
    expect(publishedScore(score, true)).toBe(score + gain)
    expect(publishedScore(score, false)).toBe(Math.max(0, score - loss))
  })

  it('stays a whole number in 0–100 whatever the answers', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (answers) => {
        let score = 0
        for (const correct of answers) {
          const next = publishedScore(score, correct)
          expect(Number.isInteger(next)).toBe(true)
          expect(next).toBeGreaterThanOrEqual(0)
          expect(next).toBeLessThanOrEqual(100)
          expect(correct ? next >= score : next <= score).toBe(true)
          score = next
        }
      }),
    )
  })

  test.each([
    [100, 11.0],
    [99, 11.22],
    [95, 12.16],
    [90, 13.49],
    [80, 17.03],
    [70, 22.99],
    [60, 35.31],
    [50, 71.12],
  ])('takes, at %i %% accuracy, %f questions on average', (accuracy, expected) => {
    expect(expectedQuestions(accuracy / 100)).toBeCloseTo(expected, 2)
  })
})

/** Solves E(s) = 1 + p·E(s after correct) + (1 − p)·E(s after wrong), E(100) = 0, by elimination. */
function expectedQuestions(chance: number): number {
  const rows = Array.from({ length: 100 }, (_, score) => {
    const row = new Array<number>(101).fill(0)
    const addTo = (column: number, value: number) => {
      row[column] = (row[column] ?? 0) + value
    }
    addTo(score, 1)
    addTo(100, 1)
    const right = publishedScore(score, true)
    if (right < 100) addTo(right, -chance)
    addTo(publishedScore(score, false), chance - 1)
    return row
  })
  // The row of score s is diagonally dominant, so no pivoting is needed; eliminating from the top leaves E(0).
  for (let pivot = 99; pivot > 0; pivot--) {
    const from = rows[pivot] ?? []
    for (const row of rows.slice(0, pivot)) {
      const factor = (row[pivot] ?? 0) / (from[pivot] ?? 1)
      if (factor !== 0) for (let at = 0; at <= 100; at++) row[at] = (row[at] ?? 0) - factor * (from[at] ?? 0)
    }
  }
  return (rows[0]?.[100] ?? Number.NaN) / (rows[0]?.[0] ?? Number.NaN)
}
