import { describe, expect, it, test } from 'vitest'
import type { XpStanding } from '#lib/timeback/contract/lesson.ts'
import {
  lessonPurpose,
  lessonScores,
  policyNote,
  xpAmount,
  xpLeavesOut,
  xpNow,
  xpTeaser,
  xpTerms,
} from './lesson-words.ts'

test('each test says what it is for, in a line of its own', () => {
  const types = ['placement', 'test-out', 'unit-test'] as const
  const lines = types.map((type) => lessonPurpose({ type, policy: 'published' }))
  expect(new Set(lines).size).toBe(3)
  expect(lines).not.toContain(null)
  expect(lessonPurpose({ type: 'quiz', policy: 'published' })).toBeNull()
})

test('the rule of small last steps is told only where it holds', () => {
  const type = 'powerpath-100'
  expect(lessonPurpose({ type, policy: 'published' })).toContain('the last ones are small')
  expect(lessonPurpose({ type, policy: 'evidence' })).toContain('Hard questions count most')
  expect([policyNote({ type, policy: 'published' }), policyNote({ type, policy: 'evidence' })]).toEqual([
    null,
    'hard questions count most',
  ])
})

const mastered = { type: 'powerpath-100', bestScore: 100, mastered: true } as const

test('a mastered lesson shows its best result, and what came after it beside', () => {
  expect(lessonScores({ ...mastered, state: 'done', score: 100 })).toEqual({ best: 100, again: null })
  expect(lessonScores({ ...mastered, state: 'open', score: 14 })).toEqual({
    ...{ best: 100, again: { score: 14, open: true } },
  })
  const quiz = { ...mastered, type: 'quiz' } as const
  expect(lessonScores({ ...quiz, state: 'open', score: 0 })).toEqual({
    ...{ best: 100, again: { score: null, open: true } },
  })
  expect(lessonScores({ ...quiz, state: 'done', score: 60 })).toEqual({
    ...{ best: 100, again: { score: 60, open: false } },
  })
})

test('a lesson that is not mastered shows its latest score, and an open quiz none', () => {
  const open = { state: 'open', score: 40, bestScore: null, mastered: false } as const
  expect(lessonScores({ ...open, type: 'powerpath-100' })).toEqual({ best: 40, again: null })
  expect(lessonScores({ ...open, type: 'quiz', bestScore: 60 })).toEqual({ best: null, again: null })
})

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
