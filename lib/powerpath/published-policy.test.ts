import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createRandom, shuffle } from '#lib/std/random.ts'
import type { Difficulty } from '#lib/std/terms.ts'
import { publishedPolicy, publishedScore, selectQuestion, wantedDifficulty } from './published-policy.ts'
import type { PoolItem } from './scoring-policy.ts'

const question = { profile: { guessing: 0, rating: 0, typicalMs: null }, firstExposure: true }

it('moves “I don’t know yet” down as a wrong answer, even where it comes with a right one', () => {
  for (const score of [0, 9, 25, 50, 95]) {
    const at = { score, ability: 0 }
    const wrong = publishedPolicy.score(at, question, { correct: false })
    for (const correct of [true, false]) {
      const skipped = publishedPolicy.score(at, question, { correct, skipped: true })
      expect(skipped.standing).toEqual(wrong.standing)
      expect(skipped.reason).toMatch(/^skipped-/)
    }
  }
})

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

describe('wantedDifficulty', () => {
  test.each([
    [0, 'easy'],
    [69, 'easy'],
    [90, 'hard'],
    [99, 'hard'],
  ] as const)('at %i is always %s', (score, expected) => {
    const random = createRandom(score)
    for (let draw = 0; draw < 200; draw++) expect(wantedDifficulty(score, random)).toBe(expected)
  })

  test.each([70, 89])('at %i is medium in 75 %% and hard in 25 %%', (score) => {
    const random = createRandom(score)
    const draws = Array.from({ length: 20_000 }, () => wantedDifficulty(score, random))
    expect(draws.filter((level) => level === 'medium').length / draws.length).toBeCloseTo(0.75, 1.7)
    expect(draws).not.toContain('easy')
  })

  it('takes medium below three quarters and hard from there', () => {
    expect(wantedDifficulty(80, () => 0.7499)).toBe('medium')
    expect(wantedDifficulty(80, () => 0.75)).toBe('hard')
  })
})

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
