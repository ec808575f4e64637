import { expect, test } from 'vitest'
import type { LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'
import { easierLesson } from './easier-lesson.ts'

type Given = Pick<LessonOverview, 'id'> & Partial<LessonOverview>

function overview(...courses: Given[][]): StudentOverview {
  const lesson = (given: Given): LessonOverview => ({
    ...{ name: given.id, type: 'powerpath-100', policy: 'published', component: '', questionCount: 1, xp: 1 },
    ...{ state: 'not-started', attempt: null, score: null, bestScore: null },
    ...{ mastered: false, lastSeenAt: null, ...given },
  })
  const about = { title: '', totalLessons: 1, masteredUnits: 0, pctComplete: 0 }
  return {
    totalXp: 0,
    courses: courses.map((given, index) => ({ ...about, code: `${index}`, lessons: given.map(lesson) })),
  }
}

test('the nearest earlier lesson that is neither mastered nor tested out is the easier one', () => {
  const settled: Given[] = [
    { id: 'c', mastered: true },
    { id: 'c2', testedOut: true },
  ]
  const shown = overview([{ id: 'a' }, { id: 'b' }, ...settled, { id: 'd' }, { id: 'e' }])
  expect(easierLesson(shown, 'd')).toEqual({ id: 'b', name: 'b' })
})

test('a test is not a lesson to learn from, and a quiz is', () => {
  const shown = overview([{ id: 'a', type: 'quiz' }, { id: 'b', type: 'placement' }, { id: 'c' }])
  expect(easierLesson(shown, 'c')?.id).toBe('a')
})

test('before the first lesson it is one of an earlier course, rather one that is not mastered', () => {
  const shown = overview(
    [{ id: 'a' }, { id: 'b' }, { id: 'test', type: 'placement' }],
    [{ id: 'c' }, { id: 'd' }],
  )
  expect(easierLesson(shown, 'c', ['0'])?.id).toBe('b')
  expect(easierLesson(shown, 'd', ['0'])?.id).toBe('c')
  const mastered = overview(
    [
      { id: 'a', mastered: true },
      { id: 'b', mastered: true },
    ],
    [{ id: 'c' }],
  )
  expect(easierLesson(mastered, 'c', ['0'])?.id).toBe('b')
  expect(easierLesson(mastered, 'c', ['unknown'])).toBeNull()
})

test('there is none in another course, before the first lesson, and for an unknown one', () => {
  const shown = overview([{ id: 'a' }], [{ id: 'b' }, { id: 'c' }])
  expect(['a', 'b', 'nowhere'].map((id) => easierLesson(shown, id))).toEqual([null, null, null])
})
