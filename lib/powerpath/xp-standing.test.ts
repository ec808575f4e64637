import { describe, expect, it } from 'vitest'
import { xpStanding } from './xp-standing.ts'

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
