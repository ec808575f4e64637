import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, shuffle } from '#lib/std/random.ts'
import { toItemProfile } from './item-profile.ts'
import { successChance } from './response-model.ts'
import { selectBySuccess } from './select-by-success.ts'
import type { PoolItem } from './select-question.ts'

const none: ReadonlySet<string> = new Set()
const pool: PoolItem[] = Array.from({ length: 60 }, (_, index) => ({
  id: `item-${index}`,
  difficulty: 'medium',
  rating: -4 + index / 7,
  guessing: [0, 0.25, 0.5][index % 3],
}))
const abilities = fc.double({ min: -3, max: 3, noNaN: true })

describe('selectBySuccess', () => {
  it('serves a question with a success of 60–80 % whatever the ability, if the bank has one', () => {
    fc.assert(
      fc.property(abilities, fc.integer(), (ability, seed) => {
        const candidates = { pool, seenInAttempt: [], seenBefore: none, random: createRandom(seed) }
        const item = selectBySuccess(ability, candidates)
        const chance = item && successChance(ability, toItemProfile(item))
        expect(chance).toBeGreaterThan(0.6)
        expect(chance).toBeLessThan(0.8)
      }),
    )
  })

  it('begins with the medium questions of a bank that has levels only', () => {
    const levels = (['easy', 'medium', 'hard'] as const).map((difficulty) => ({ id: difficulty, difficulty }))
    const candidates = { pool: levels, seenInAttempt: [], seenBefore: none, random: createRandom(1) }
    expect(selectBySuccess(0.5, candidates)?.id).toBe('medium')
    expect(selectBySuccess(2, candidates)?.id).toBe('hard')
    expect(selectBySuccess(-1, candidates)?.id).toBe('easy')
  })

  it('prefers what the student never saw, then what was not seen in the attempt, then what was seen longest ago', () => {
    fc.assert(
      fc.property(abilities, fc.integer(), fc.nat(60), fc.nat(60), (ability, seed, inAttempt, before) => {
        const ids = shuffle(pool, createRandom(seed)).map(({ id }) => id)
        const [seenInAttempt, seenBefore] = [ids.slice(0, inAttempt), new Set(ids.slice(0, before))]
        const item = selectBySuccess(ability, {
          pool,
          seenInAttempt,
          seenBefore,
          random: createRandom(seed, 1),
        })
        const unseen = ids.slice(Math.max(inAttempt, before))
        const expected = unseen.length > 0 ? unseen : ids.slice(inAttempt)
        if (expected.length > 0) expect(expected).toContain(item?.id)
        else expect(item?.id).toBe(ids[0])
      }),
    )
  })

  it('picks among questions alike by chance, and not by the order of the pool', () => {
    const alike: PoolItem[] = Array.from({ length: 5 }, (_, index) => ({
      id: `${index}`,
      difficulty: 'medium',
    }))
    const serve = (order: PoolItem[], seed: number) =>
      selectBySuccess(0, { pool: order, seenInAttempt: [], seenBefore: none, random: createRandom(seed) })?.id
    const served = Array.from({ length: 60 }, (_, seed) => serve(alike, seed))
    expect(new Set(served).size).toBe(5)
    expect(Array.from({ length: 60 }, (_, seed) => serve(alike.toReversed(), seed))).toEqual(served)
  })

  it('has nothing to serve from an empty pool', () => {
    expect(
      selectBySuccess(0, { pool: [], seenInAttempt: ['gone'], seenBefore: none, random: createRandom(1) }),
    ).toBeNull()
  })
})
