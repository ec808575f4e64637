import { expect, test } from 'vitest'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'
import { courseStanding } from './course-standing.ts'

const rows = (...marks: ('mastered' | 'tested-out' | 'new')[]) =>
  marks.map((mark) => {
    const lesson = { mastered: mark === 'mastered', ...(mark === 'tested-out' && { testedOut: true }) }
    return lesson as LessonOverview
  })

test('a course is all mastered with its last lesson, and not before', () => {
  const lessons = rows('mastered', 'mastered', 'new')
  expect(courseStanding({ totalLessons: 3, masteredUnits: 2, lessons })).toMatchObject({
    mastered: 2,
    planned: 3,
  })
  // A VR activity gave the third unit.
  expect(courseStanding({ totalLessons: 3, masteredUnits: 3, lessons })).toMatchObject({
    mastered: 2,
    planned: 3,
  })
  const done = rows('mastered', 'mastered', 'mastered')
  expect(courseStanding({ totalLessons: 3, masteredUnits: 4, lessons: done })).toMatchObject({
    ...{ mastered: 3, planned: 3 },
  })
})

test('lessons beyond the plan are planned, too', () => {
  const lessons = rows('mastered', 'new', 'new')
  expect(courseStanding({ totalLessons: 1, masteredUnits: 1, lessons })).toMatchObject({
    mastered: 1,
    planned: 3,
  })
})

test('units of activities count where more is planned than there are lessons', () => {
  const lessons = rows('mastered', 'new')
  expect(courseStanding({ totalLessons: 10, masteredUnits: 4, lessons })).toMatchObject({
    mastered: 4,
    planned: 10,
  })
})

test('what was tested out of is told apart: it is no unit', () => {
  const lessons = rows('tested-out', 'tested-out', 'mastered')
  expect(courseStanding({ totalLessons: 3, masteredUnits: 1, lessons })).toEqual({
    ...{ mastered: 1, planned: 3, testedOut: 2 },
  })
})
