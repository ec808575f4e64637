import { describe, expect, it } from 'vitest'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'
import { xpAmount, xpLeavesOut, xpNow, xpTeaser, xpTerms } from './xp-words.ts'

const standing = (change: Partial<XpStanding>): XpStanding => ({
  ...{ worth: 15, fromAccuracy: 80, right: 11, counted: 14, earns: 0 },
  ...change,
})

describe('what XP takes', () => {
  it('is said before a lesson is begun, on the first try and on a later one', () => {
    expect(xpTerms({ worth: 15, again: false })).toBe(
      '15 XP for 80 % right answers, and a quarter more if all are right.',
    )
    expect(xpTerms({ worth: 15, again: true })).toBe(
      'On a later try: 7.5 XP for 80 % right answers, 15 XP if all are right.',
    )
    expect([false, true].map((again) => xpTeaser({ worth: 15, again }))).toEqual([
      ...['15 XP for 80 % right', '7.5 XP for 80 % right'],
    ])
    expect(xpTeaser({ worth: 0, again: false })).toBe('No XP')
  })

  it('is said while the lesson is open, with where the student stands', () => {
    expect(xpNow(standing({}))).toBe('11 of 14 right: 79 %; 80 % earns XP')
    expect(xpNow(standing({ right: 35, counted: 44 }))).toBe('35 of 44 right: 79 %; 80 % earns XP')
    expect(xpNow(standing({ right: 12, counted: 14, earns: 15 }))).toBe(
      '12 of 14 right: 86 %; that earns 15 XP',
    )
  })

  it('is all that is said before the first answer, and in a quiz that does not tell yet what is right', () => {
    const takes = '15 XP take 80 % right answers.'
    expect(xpNow(standing({ right: 0, counted: 0 }))).toBe(takes)
    expect(xpNow(standing({ right: null, counted: null, earns: null }))).toBe(takes)
  })

  it('is nothing where a lesson gives none, which is said alike before and after', () => {
    expect(xpTerms({ worth: 0, again: true })).toBe('This lesson gives no XP.')
    expect(xpNow(standing({ worth: 0 }))).toBe('This lesson gives no XP.')
    expect([0, 18.75].map(xpAmount)).toEqual(['No XP', '18.8 XP'])
  })

  it('leaves out “I don’t know yet”, and says so where the sums differ', () => {
    expect(xpLeavesOut(14, standing({ right: 11, counted: 12 }))).toBe(
      'You said “I don’t know yet” 2 times. That does not count against XP.',
    )
    expect(xpLeavesOut(15, standing({}))).toBe(
      'You said “I don’t know yet” once. That does not count against XP.',
    )
    expect(xpLeavesOut(14, standing({}))).toBeNull()
    expect(xpLeavesOut(10, standing({ counted: null }))).toBeNull()
  })
})
