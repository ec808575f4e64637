import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { LEVEL_RATING } from './difficulty.ts'
import { toItemProfile } from './item-profile.ts'
import { stakesOf } from './stakes.ts'

const guessings = [0, 0.2, 0.25, 1 / 3, 0.5]
const profiles = fc
  .record({ rating: fc.double({ min: -9, max: 9, noNaN: true }), guessing: fc.constantFrom(...guessings) })
  .map((facts) => toItemProfile({ difficulty: 'medium', ...facts }))

describe('stakesOf', () => {
  test.each([
    ['easy', 2, 15, 11],
    ['medium', 6, 15, 10],
    ['hard', 13, 15, 8],
  ] as const)(
    'a question of four choices that is %s gains %i, loses %i, and %i when skipped',
    (level, ...points) => {
      const [gain, loss, skipLoss] = points
      expect(stakesOf({ rating: LEVEL_RATING[level], guessing: 0.25 })).toEqual({ gain, loss, skipLoss })
    },
  )

  it('are whole points of which none is above 15', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { gain, loss, skipLoss } = stakesOf(profile)
        for (const points of [gain, loss, skipLoss]) expect(Number.isInteger(points)).toBe(true)
        expect(gain).toBeGreaterThanOrEqual(1)
        expect(Math.max(gain, loss)).toBeLessThanOrEqual(15)
        expect(skipLoss).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('make a skip cheaper than a wrong answer wherever there is something to lose', () => {
    for (const guessing of guessings) {
      for (const rating of Object.values(LEVEL_RATING)) {
        const { loss, skipLoss } = stakesOf({ rating, guessing })
        expect(skipLoss).toBeLessThan(loss)
      }
    }
  })

  it('make a blind guess worth no more than a skip, to a point of rounding', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { gain, loss, skipLoss } = stakesOf(profile)
        const guess = profile.guessing * gain - (1 - profile.guessing) * loss
        fc.pre(guess <= 0)
        expect(-skipLoss).toBeGreaterThanOrEqual(guess - 0.5)
      }),
    )
  })

  it('let two right answers to hard questions win back any loss', () => {
    for (const guessing of guessings) {
      expect(2 * stakesOf({ rating: LEVEL_RATING.hard, guessing }).gain).toBeGreaterThanOrEqual(15)
    }
  })

  it('grow with the difficulty for typed answers, so that luck with easy ones does not add up', () => {
    const gains = [-3, -1.5, 0, 1.5].map((rating) => stakesOf({ rating, guessing: 0 }).gain)
    expect(gains).toEqual(gains.toSorted((a, b) => a - b))
    expect(new Set(gains).size).toBe(3)
  })
})
