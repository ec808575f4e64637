import { describe, expect, it } from 'vitest'
import { toItemProfile } from './item-profile.ts'

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
