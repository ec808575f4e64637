import { expect, test } from 'vitest'
import type { GridCell } from '#lib/teacher/model.ts'
import { cellStateOf, cellWords } from './cell-state.ts'

function cellOf(given: Partial<GridCell>): GridCell {
  const cell = { studentId: 's', lessonId: 'l', best: null, mastered: false, attempts: 1, helpCause: null }
  return { ...cell, state: 'open', score: 40, ...given }
}
const stateOf = (given: Partial<GridCell>) => cellStateOf(cellOf(given))
const wordsOf = (given: Partial<GridCell>, scored = true) => cellWords(cellOf(given), scored)

test('an open lesson is marked when the student is stuck in it', () => {
  expect(stateOf({})).toBe('open')
  expect(stateOf({ helpCause: 'misses-in-a-row' })).toBe('stuck')
})

test('a mastered lesson stays mastered, whatever came after it', () => {
  const mastered = { mastered: true, best: 100, attempts: 2 }
  expect(stateOf({ ...mastered, helpCause: 'no-new-questions' })).toBe('mastered')
  expect(stateOf({ ...mastered, state: 'done', score: 10 })).toBe('mastered')
})

test('a finished lesson is marked by its score, and 95 is not mastered where that takes more', () => {
  const marks = [95, 70, 69.9].map((score) => stateOf({ state: 'done', score }))
  expect(marks).toEqual(['middle', 'middle', 'low'])
})

test('a mastered lesson shows its best score, with the attempt that came after it beside', () => {
  const mastered = { mastered: true, best: 100, attempts: 2 }
  expect(wordsOf({ ...mastered, score: 0 })).toEqual({ score: 100, again: { score: 0, open: true } })
  expect(wordsOf({ ...mastered, score: 0 }, false)).toEqual({
    score: 100,
    again: { score: null, open: true },
  })
  expect(wordsOf({ ...mastered, state: 'done', score: 60 })).toEqual({
    ...{ score: 100, again: { score: 60, open: false } },
  })
  expect(wordsOf({ ...mastered, state: 'done', score: 100 })).toEqual({ score: 100, again: null })
})

test('an open quiz shows no score, which is not known yet', () => {
  expect(wordsOf({ score: 0 }, false)).toEqual({ score: null, again: null })
  expect(wordsOf({ score: 0 })).toEqual({ score: 0, again: null })
})
