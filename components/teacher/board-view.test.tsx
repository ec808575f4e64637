import { expect, test } from 'vitest'
import type { ClassBoard } from '#lib/teacher/model.ts'
import { arrangeBoard, type BoardView, readView, viewHref } from './board-view.ts'

const board: ClassBoard = {
  lessons: [
    { id: 'old', name: 'Old', recent: false, assigned: true },
    { id: 'new', name: 'New', recent: true },
  ],
  rows: [
    { id: 'ann', name: 'Ann', lastSeenAt: '2026-12-01T08:00:00.000Z', cells: [[0, 1, 100, 100, 0], 0] },
    { id: 'ben', name: 'Ben', lastSeenAt: null, cells: [0, 0] },
    {
      ...{ id: 'cy', name: 'Cy', lastSeenAt: '2026-11-01T08:00:00.000Z' },
      cells: [
        [2, 1, 40, 40, 0],
        [3, 1, null, null, 1],
      ],
    },
  ],
  needs: [
    {
      ...{ studentId: 'cy', lessonId: 'old', lessonName: 'Old', cause: 'low-score', score: 40, attempts: 1 },
      ...{ lastSeenAt: null, proposal: 'message' },
    },
  ],
  changed: { students: 0, finished: 0, mastered: 0 },
}
const arranged = (view: Partial<BoardView>) =>
  arrangeBoard(board, { course: null, show: 'all', sort: 'name', ...view })
const names = (view: Partial<BoardView>) => arranged(view).rows.map(({ name }) => name)

test('an address names a view, and a view its address', () => {
  const view: BoardView = { course: 'MATH-3', show: 'needs', sort: 'seen' }
  const href = viewHref('c1', view)
  expect(href).toBe('/teacher/classes/c1?course=MATH-3&show=needs&sort=seen')
  expect(readView(Object.fromEntries(new URL(href, 'http://localhost').searchParams))).toEqual(view)
  expect(viewHref('c1', readView({}))).toBe('/teacher/classes/c1')
})

test('what an address says wrongly is as at first', () => {
  const first = { course: null, show: 'all', sort: 'name' }
  expect(readView({ course: ['a', 'b'], show: 'some', sort: ['name'] })).toEqual(first)
})

test('this week leaves the lessons that someone was seen at, with their cells', () => {
  const { lessons, rows } = arranged({ show: 'week' })
  expect(lessons.map(({ id }) => id)).toEqual(['new'])
  expect(rows.map(({ cells }) => cells)).toEqual([[0], [0], [[3, 1, null, null, 1]]])
})

test('assigned leaves the lessons that someone has to do', () => {
  expect(arranged({ show: 'assigned' }).lessons.map(({ id }) => id)).toEqual(['old'])
})

test('who needs help is who is named above', () => {
  expect(names({ show: 'needs' })).toEqual(['Cy'])
})

test('students stand by name, by their mean score from the lowest, or by how long they have been away', () => {
  expect(names({})).toEqual(['Ann', 'Ben', 'Cy'])
  expect(names({ sort: 'score' })).toEqual(['Ben', 'Cy', 'Ann'])
  expect(names({ sort: 'seen' })).toEqual(['Ben', 'Cy', 'Ann'])
})
