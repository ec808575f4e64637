import { expect, test } from 'vitest'
import { changesOf, sayAction } from './audit-words.ts'

test('a line says what was done, to what and to whom', () => {
  const line = { subjectName: 'Fractions', studentName: 'Ada' }
  expect(sayAction({ ...line, action: 'attempt.reset' })).toBe('began an attempt of Ada at “Fractions” again')
  expect(sayAction({ ...line, action: 'assignment.made' })).toBe('assigned “Fractions” to Ada')
  expect(sayAction({ ...line, studentName: null, action: 'assignment.made' })).toBe('assigned “Fractions”')
  expect(sayAction({ subjectName: null, studentName: null, action: 'attempt.new' })).toBe(
    'gave a student a new attempt at a lesson',
  )
  expect(sayAction({ ...line, action: 'moon.landed' })).toBe('moon.landed')
})

test('of what was changed stand the values that differ, before and after, and no ids', () => {
  const before = { lessonId: 'a', dueAt: '2026-12-04T12:00:00.000Z', late: 'mark', score: 89.6 }
  const after = { lessonId: 'a', dueAt: null, late: 'mark', score: 0, courses: ['A', 'B'] }
  expect(changesOf({ before, after })).toEqual([
    { name: 'Due', before: '2026-12-04T12:00:00.000Z', after: null, isMoment: true },
    { name: 'Score', before: '89', after: '0', isMoment: false },
    { name: 'Courses', before: null, after: 'A, B', isMoment: false },
  ])
  expect(changesOf({ after: { finalized: true } })).toEqual([
    { name: 'Finished', before: null, after: 'yes', isMoment: false },
  ])
  expect(changesOf({})).toEqual([])
})
