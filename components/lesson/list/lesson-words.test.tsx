import { expect, test } from 'vitest'
import { lessonPurpose, lessonScores, policyNote } from './lesson-words.ts'

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
