import { expect, test } from 'vitest'
import type { ClassGrid, GridCell } from '#lib/teacher/model.ts'
import { listNeedsHelp } from './list-needs-help.ts'

type Given = Pick<GridCell, 'state' | 'score' | 'attempts'> & Partial<GridCell>

function reasonsFor(given: Given, type: ClassGrid['lessons'][number]['type'] = 'quiz'): string[] {
  const cell = { best: given.score, mastered: false, helpCause: null, ...given }
  const grid: ClassGrid = {
    id: 'class',
    title: 'Class',
    students: [{ timebackId: 's', name: 'Student', email: 's@example.com' }],
    lessons: [{ id: 'l', name: 'Fractions', type, courseTitle: 'Math' }],
    cells: [{ studentId: 's', lessonId: 'l', ...cell }],
  }
  return listNeedsHelp(grid).flatMap(({ reasons }) => reasons)
}

test('a lesson finished below 70 is named with its score', () => {
  expect(reasonsFor({ state: 'done', score: 69, attempts: 1 })).toEqual(['Fractions, finished with 69'])
  expect(reasonsFor({ state: 'done', score: 70, attempts: 1 })).toEqual([])
})

test('a third attempt of a lesson that is not mastered is named; of an adaptive one also while it is open', () => {
  expect(reasonsFor({ state: 'done', score: 80, attempts: 3 })).toEqual(['Fractions, 80 at attempt 3'])
  expect(reasonsFor({ state: 'open', score: 40, attempts: 3 }, 'powerpath-100')).toEqual([
    'Fractions, 40 at attempt 3',
  ])
})

test('a third attempt that is nearly there is not named', () => {
  expect(reasonsFor({ state: 'done', score: 95, attempts: 3 })).toEqual([])
  expect(reasonsFor({ state: 'done', score: 89.9, attempts: 3 })).toEqual(['Fractions, 89 at attempt 3'])
})

test('three misses in a row are named, long before a lesson is finished', () => {
  const stuck = { state: 'open', score: 0, attempts: 1, helpCause: 'misses-in-a-row' } as const
  expect(reasonsFor(stuck, 'powerpath-100')).toEqual(['Fractions, 0 of 100 with the latest three not right'])
  expect(reasonsFor(stuck, 'quiz')).toEqual(['Fractions, with the latest three not right'])
})

test('an open quiz is not judged: it has no score yet', () => {
  expect(reasonsFor({ state: 'open', score: 0, attempts: 3, best: 60 })).toEqual([])
})

test('a lesson that was mastered once is not named, however its latest attempt ended', () => {
  const mastered = { best: 100, mastered: true }
  expect(reasonsFor({ state: 'done', score: 40, attempts: 4, ...mastered })).toEqual([])
  expect(reasonsFor({ state: 'open', score: 5, attempts: 2, ...mastered }, 'powerpath-100')).toEqual([])
})

test('a low score in a first attempt that is still open is no sign of trouble', () => {
  expect(reasonsFor({ state: 'open', score: 5, attempts: 1 }, 'powerpath-100')).toEqual([])
})

test('an open lesson that yields to the student is named with the cause, unless it was mastered before', () => {
  const stuck = { state: 'open', score: 40, attempts: 1, helpCause: 'many-questions' } as const
  expect(reasonsFor(stuck, 'powerpath-100')).toEqual(['Fractions, 40 of 100 after 30 questions or more'])
  expect(reasonsFor({ ...stuck, helpCause: 'no-new-questions' }, 'powerpath-100')).toEqual([
    'Fractions, 40 of 100 after every question of the lesson',
  ])
  expect(reasonsFor({ ...stuck, mastered: true }, 'powerpath-100')).toEqual([])
})

test('a low placement or test-out is not named: it says where to begin; a low unit test is', () => {
  const low = { state: 'done', score: 40, attempts: 3 } as const
  expect(reasonsFor(low, 'placement')).toEqual([])
  expect(reasonsFor(low, 'test-out')).toEqual([])
  expect(reasonsFor(low, 'unit-test')).toEqual(['Fractions, 40 at attempt 3'])
})
