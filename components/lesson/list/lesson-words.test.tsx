import { expect, test } from 'vitest'
import { lessonPurpose, policyNote } from './lesson-words.ts'

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
