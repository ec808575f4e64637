import { expect, test } from 'vitest'
import type { GridCell } from '#lib/teacher/model.ts'
import { cellStateOf } from './cell-state.ts'

function stateOf(given: Partial<GridCell>) {
  const cell = { studentId: 's', lessonId: 'l', best: null, mastered: false, attempts: 1, helpCause: null }
  return cellStateOf({ ...cell, state: 'open', score: 40, lastSeenAt: '2026-01-01T00:00:00Z', ...given })
}

test('an open lesson is marked when the student is stuck in it, not when it was mastered before', () => {
  expect(stateOf({})).toBe('open')
  expect(stateOf({ helpCause: 'many-questions' })).toBe('stuck')
  expect(stateOf({ helpCause: 'no-new-questions', mastered: true })).toBe('open')
})

test('a finished lesson is marked by its score', () => {
  const marks = [90, 70, 69].map((score) => stateOf({ state: 'done', score }))
  expect(marks).toEqual(['high', 'middle', 'low'])
})
