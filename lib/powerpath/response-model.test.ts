import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abilityAt, domainScore, successChance, toItemProfile } from './response-model.ts'

const guessing = fc.constantFrom(0, 0.2, 0.25, 1 / 3, 0.5)
const logit = fc.double({ min: -6, max: 6, noNaN: true })

describe('successChance', () => {
  it('is midway between guessing and 1 where ability meets rating', () => {
    expect(successChance(1.2, { rating: 1.2, guessing: 0 })).toBe(0.5)
    expect(successChance(1.2, { rating: 1.2, guessing: 0.25 })).toBe(0.625)
  })

  it('grows with ability and falls with rating, from guessing to 1', () => {
    fc.assert(
      fc.property(logit, logit, guessing, (ability, rating, chance) => {
        const here = successChance(ability, { rating, guessing: chance })
        expect(here).toBeGreaterThan(chance)
        expect(here).toBeLessThan(1)
        expect(successChance(ability + 0.1, { rating, guessing: chance })).toBeGreaterThan(here)
        expect(successChance(ability, { rating: rating + 0.1, guessing: chance })).toBeLessThan(here)
      }),
    )
  })
})

describe('abilityAt', () => {
  it('finds the ability of a domain score to a millionth', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.55, max: 0.99, noNaN: true }), guessing, (score, chance) => {
        expect(domainScore(abilityAt(score, chance), chance)).toBeCloseTo(score, 6)
      }),
    )
  })
})

describe('toItemProfile', () => {
  it('keeps what is known', () => {
    const facts = { difficulty: 'easy', guessing: 0, rating: 0.3, typicalMs: 9_000 } as const
    expect(toItemProfile(facts)).toEqual({ guessing: 0, rating: 0.3, typicalMs: 9_000 })
  })

  it('takes what is absent from the level, four choices and no typical time', () => {
    expect(toItemProfile({ difficulty: 'hard' })).toEqual({ guessing: 0.25, rating: 1.5, typicalMs: null })
    expect(toItemProfile({ difficulty: 'easy', guessing: null, rating: null, typicalMs: null })).toEqual({
      guessing: 0.25,
      rating: -1.5,
      typicalMs: null,
    })
  })

  it('bounds what a slip in the data would make of an item', () => {
    expect(toItemProfile({ difficulty: 'easy', guessing: 1, rating: 300 })).toMatchObject({
      guessing: 0.5,
      rating: 6,
    })
  })
})
