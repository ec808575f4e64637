import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createRandom, shuffle } from '#lib/std/random.ts'
import type { Difficulty } from '#lib/std/terms.ts'
import { type PoolItem, selectQuestion } from './select-question.ts'

const none: ReadonlySet<string> = new Set()

function poolOf(easy: number, medium: number, hard: number): PoolItem[] {
  const level = (difficulty: Difficulty, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `${difficulty}-${index}`, difficulty }))
  return [...level('easy', easy), ...level('medium', medium), ...level('hard', hard)]
}

const pools = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)).map((counts) => poolOf(...counts))
const scores = fc.nat(99)

describe('selectQuestion', () => {
  it('has nothing to serve from an empty pool', () => {
    expect(
      selectQuestion({ score: 0, pool: [], seenInAttempt: [], seenBefore: none, random: createRandom(1) }),
    ).toBeNull()
  })

  test.each([
    [0, 'easy', poolOf(2, 2, 2)],
    [0, 'medium', poolOf(0, 2, 2)],
    [0, 'hard', poolOf(0, 0, 2)],
    [95, 'hard', poolOf(2, 2, 2)],
    [95, 'medium', poolOf(2, 2, 0)],
    [95, 'easy', poolOf(2, 0, 0)],
  ] as const)('at %i serves %s as the nearest level that is left', (score, expected, pool) => {
    const item = selectQuestion({ score, pool, seenInAttempt: [], seenBefore: none, random: createRandom(7) })
    expect(item?.difficulty).toBe(expected)
  })

  it('walks from medium to hard before easy', () => {
    const random = () => 0
    const choose = (pool: PoolItem[]) =>
      selectQuestion({ score: 75, pool, seenInAttempt: [], seenBefore: none, random })?.difficulty
    expect(choose(poolOf(2, 2, 2))).toBe('medium')
    expect(choose(poolOf(2, 0, 2))).toBe('hard')
    expect(choose(poolOf(2, 0, 0))).toBe('easy')
  })

  it('prefers, within the level, what no attempt has shown', () => {
    const pool = poolOf(5, 5, 5)
    const seenBefore = new Set(['easy-0', 'easy-1', 'easy-2', 'easy-4'])
    for (let seed = 0; seed < 50; seed++) {
      const item = selectQuestion({
        score: 0,
        pool,
        seenInAttempt: [],
        seenBefore,
        random: createRandom(seed),
      })
      expect(item?.id).toBe('easy-3')
    }
  })

  it('keeps the wanted level though every item of it was shown in an earlier attempt', () => {
    const seenBefore = new Set(['easy-0', 'easy-1'])
    const item = selectQuestion({
      score: 0,
      pool: poolOf(2, 3, 3),
      seenInAttempt: [],
      seenBefore,
      random: createRandom(3),
    })
    expect(item?.difficulty).toBe('easy')
  })

  it('chooses evenly among the items of a level', () => {
    const counts = new Map<string, number>()
    const random = createRandom(11)
    for (let draw = 0; draw < 8_000; draw++) {
      const item = selectQuestion({
        score: 0,
        pool: poolOf(8, 0, 0),
        seenInAttempt: [],
        seenBefore: none,
        random,
      })
      counts.set(item?.id ?? '', (counts.get(item?.id ?? '') ?? 0) + 1)
    }
    expect(counts.size).toBe(8)
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it('repeats nothing in an attempt while any item is unseen', () => {
    fc.assert(
      fc.property(
        pools,
        fc.array(scores, { minLength: 12, maxLength: 12 }),
        fc.integer(),
        (pool, path, seed) => {
          const seenInAttempt: string[] = []
          const random = createRandom(seed)
          for (const score of path.slice(0, pool.length)) {
            const item = selectQuestion({ score, pool, seenInAttempt, seenBefore: none, random })
            expect(seenInAttempt).not.toContain(item?.id)
            seenInAttempt.push(item?.id ?? '')
          }
          expect(new Set(seenInAttempt).size).toBe(pool.length)
        },
      ),
    )
  })

  it('repeats the least recently seen when all are seen, never twice in a row from two or more', () => {
    fc.assert(
      fc.property(pools, scores, fc.integer(), (pool, score, seed) => {
        fc.pre(pool.length >= 2)
        const random = createRandom(seed)
        const seen: string[] = []
        for (let turn = 0; turn < 3 * pool.length; turn++) {
          seen.push(selectQuestion({ score, pool, seenInAttempt: seen, seenBefore: none, random })?.id ?? '')
        }
        const firstRound = seen.slice(0, pool.length)
        expect(seen).toEqual([...firstRound, ...firstRound, ...firstRound])
      }),
    )
  })

  it('repeats the one question of a pool of one', () => {
    const item = selectQuestion({
      score: 95,
      pool: poolOf(1, 0, 0),
      seenInAttempt: ['easy-0', 'easy-0'],
      seenBefore: none,
      random: createRandom(1),
    })
    expect(item?.id).toBe('easy-0')
  })

  it('serves an item that was added after all others were seen', () => {
    const pool = poolOf(3, 1, 0)
    const item = selectQuestion({
      score: 0,
      pool,
      seenInAttempt: ['easy-0', 'easy-1', 'easy-2', 'withdrawn'],
      seenBefore: none,
      random: createRandom(1),
    })
    expect(item?.id).toBe('medium-0')
  })

  it('does not depend on the order of the pool', () => {
    fc.assert(
      fc.property(pools, scores, fc.integer(), fc.nat(12), (pool, score, seed, seenCount) => {
        const seenInAttempt = pool.slice(0, seenCount).map(({ id }) => id)
        const choose = (ordered: PoolItem[]) =>
          selectQuestion({
            score,
            pool: ordered,
            seenInAttempt,
            seenBefore: none,
            random: createRandom(seed),
          })
        expect(choose(shuffle(pool, createRandom(seed, 1)))).toEqual(choose(pool))
      }),
    )
  })
})
