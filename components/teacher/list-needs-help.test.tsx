import { expect, test } from 'vitest'
import type { ClassGrid, GridCell } from '#lib/teacher/model.ts'
import { listNeedsHelp } from './list-needs-help.ts'

function reasonsFor(cell: Pick<GridCell, 'state' | 'score' | 'attempts'>): string[] {
  const grid: ClassGrid = {
    id: 'class',
    title: 'Class',
    students: [{ timebackId: 's', name: 'Student', email: 's@example.com' }],
    lessons: [{ id: 'l', name: 'Fractions', type: 'quiz', courseTitle: 'Math' }],
    cells: [{ studentId: 's', lessonId: 'l', lastSeenAt: '2026-01-01T00:00:00Z', ...cell }],
  }
  return listNeedsHelp(grid).flatMap(({ reasons }) => reasons)
}

test('a lesson finished below 70 is named with its score', () => {
  expect(reasonsFor({ state: 'done', score: 69, attempts: 1 })).toEqual(['Fractions, finished with 69'])
  expect(reasonsFor({ state: 'done', score: 70, attempts: 1 })).toEqual([])
})

test('a third attempt that has not reached 90 is named, open or not', () => {
  expect(reasonsFor({ state: 'open', score: 40, attempts: 3 })).toEqual(['Fractions, 40 at attempt 3'])
  expect(reasonsFor({ state: 'done', score: 90, attempts: 3 })).toEqual([])
})

test('a low score in a first attempt that is still open is no sign of trouble', () => {
  expect(reasonsFor({ state: 'open', score: 5, attempts: 1 })).toEqual([])
})
