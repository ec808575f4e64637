import { describe, expect, it, test } from 'vitest'
import { awardXp } from './award-xp.ts'

describe('awardXp', () => {
  test.each([
    [100, 1, 1.25],
    [100, 2, 1],
    [100, 7, 1],
    [99.99, 1, 1],
    [80, 1, 1],
    [80, 2, 0.5],
    [99.99, 3, 0.5],
    [79.99, 1, 0],
    [79.99, 2, 0],
    [0, 1, 0],
  ])('multiplies by the published table: accuracy %f, attempt %i → %f', (accuracy, attempt, multiplier) => {
    expect(awardXp({ resourceXp: 10, accuracy, attempt })).toMatchObject({ multiplier, xp: 10 * multiplier })
  })

  it('does not round', () => {
    expect(awardXp({ resourceXp: 7, accuracy: 100, attempt: 1 }).xp).toBe(8.75)
  })

  it('gives no XP, which is not 0 XP, for a lesson without any', () => {
    expect(awardXp({ resourceXp: null, accuracy: 100, attempt: 1 })).toMatchObject({
      xp: null,
      multiplier: 1.25,
    })
  })

  it('has its own reason for each cell of the table that differs', () => {
    const reasons = [100, 85, 40].flatMap((accuracy) =>
      [1, 2].map((attempt) => awardXp({ resourceXp: 10, accuracy, attempt }).reason),
    )
    expect(new Set(reasons).size).toBe(5)
  })
})
