import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { XP_FROM_ACCURACY } from '#lib/std/terms.ts'
import { awardXp, explainXp, xpStanding } from './xp.ts'

describe('awardXp', () => {
  test.each([
    [11, 11, 1, 1.25],
    [11, 11, 2, 1],
    [11, 11, 7, 1],
    [9_999, 10_000, 1, 1],
    [8, 10, 1, 1],
    [8, 10, 2, 0.5],
    [9_999, 10_000, 3, 0.5],
    [7_999, 10_000, 1, 0],
    [35, 44, 1, 0],
    [7_999, 10_000, 2, 0],
    [0, 5, 1, 0],
    [0, 0, 1, 0],
  ])(
    'multiplies by the published table: %i right of %i, attempt %i → %f',
    (right, counted, attempt, multiplier) => {
      expect(awardXp({ worth: 10, right, counted, attempt })).toEqual({ multiplier, xp: 10 * multiplier })
    },
  )

  it('pays from exactly 80 % on, and never for less, for all counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (counted, given) => {
        const right = Math.min(given, counted)
        const { multiplier } = awardXp({ worth: 1, right, counted, attempt: 1 })
        expect(multiplier > 0).toBe(5 * right >= 4 * counted)
        expect(multiplier === 1.25).toBe(right === counted)
      }),
    )
  })

  it('does not round', () => {
    expect(awardXp({ worth: 7, right: 3, counted: 3, attempt: 1 }).xp).toBe(8.75)
  })

  it('gives 0 XP for a lesson without any', () => {
    expect(awardXp({ worth: 0, right: 3, counted: 3, attempt: 1 })).toEqual({ xp: 0, multiplier: 1.25 })
  })
})

describe('explainXp', () => {
  it('has its own reason for each cell of the table that differs', () => {
    const reasons = [10, 8, 4].flatMap((right) =>
      [1, 2].map((attempt) => {
        const { multiplier } = awardXp({ worth: 10, right, counted: 10, attempt })
        return explainXp({ worth: 10, multiplier, attempt })
      }),
    )
    expect(reasons).toEqual([
      'Everything right at the first try: full XP and a quarter more.',
      'Everything right: full XP.',
      '80% or more right at the first try: full XP.',
      '80% or more right on a later try: half the XP.',
      'XP starts at 80% right.',
      'XP starts at 80% right.',
    ])
  })

  it('says of a lesson without XP that it gives none, however it went', () => {
    for (const multiplier of [0, 0.5, 1, 1.25])
      expect(explainXp({ worth: 0, multiplier, attempt: 1 })).toBe('This lesson gives no XP.')
  })
})

it('what is told of XP before a lesson is begun is what it pays', () => {
  const pays = (attempt: number, right: number) => awardXp({ worth: 100, attempt, right, counted: 100 }).xp
  // “100 XP for 80 % right answers, and a quarter more if all are right.”
  expect([pays(1, XP_FROM_ACCURACY - 1), pays(1, XP_FROM_ACCURACY), pays(1, 100)]).toEqual([0, 100, 125])
  // “On a later try: 50 XP for 80 % right answers, 100 XP if all are right.”
  expect([pays(2, XP_FROM_ACCURACY - 1), pays(2, XP_FROM_ACCURACY), pays(2, 100)]).toEqual([0, 50, 100])
})

describe('xpStanding', () => {
  const first = { worth: 10, attempt: 1 }

  it('tells what XP takes before the first answer, and no more', () => {
    expect(xpStanding(first, { right: 0, counted: 0 })).toEqual({
      ...{ worth: 10, fromAccuracy: 80, right: 0, counted: 0, earns: null },
    })
  })

  it('tells what the attempt would pay as it stands', () => {
    expect(xpStanding(first, { right: 11, counted: 14 })).toMatchObject({ right: 11, counted: 14, earns: 0 })
    expect(xpStanding(first, { right: 12, counted: 15 }).earns).toBe(10)
    expect(xpStanding({ worth: 10, attempt: 2 }, { right: 3, counted: 3 }).earns).toBe(10)
  })

  it('tells nothing of an open batch but what it is worth', () => {
    expect(xpStanding(first, null)).toMatchObject({ worth: 10, right: null, counted: null, earns: null })
  })

  it('tells of a lesson without XP from the start that it pays none', () => {
    expect(xpStanding({ worth: 0, attempt: 1 }, null).earns).toBe(0)
  })

  it('tells what a finished attempt was paid, whatever the rule would say now', () => {
    expect(xpStanding({ ...first, paid: 0 }, { right: 13, counted: 15 }).earns).toBe(0)
  })
})
