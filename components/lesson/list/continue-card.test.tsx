import { expect, test } from 'vitest'
import type { LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'
import { nextLesson } from './continue-card.tsx'

function lesson(
  id: string,
  state: LessonOverview['state'],
  lastSeenAt: string | null = null,
): LessonOverview {
  return {
    ...{
      id,
      name: id,
      type: 'quiz',
      policy: 'published',
      component: '',
      questionCount: 1,
      xp: 1,
      state,
      lastSeenAt,
    },
    ...{ attempt: null, score: null, bestScore: null, mastered: false },
  }
}

function overview(...courses: LessonOverview[][]): StudentOverview {
  return {
    totalXp: 0,
    courses: courses.map((lessons, index) => ({
      ...{
        code: `${index}`,
        title: `Course ${index}`,
        totalLessons: 10,
        masteredUnits: 0,
        pctComplete: 0,
        lessons,
      },
    })),
  }
}

test('the open lesson seen last comes first', () => {
  const shown = overview([
    lesson('a', 'open', '2026-01-01'),
    lesson('b', 'open', '2026-01-02'),
    lesson('c', 'not-started'),
  ])
  expect(nextLesson(shown)?.lesson.id).toBe('b')
})

test('with none open, the course worked on last goes on', () => {
  const shown = overview(
    [lesson('a', 'not-started')],
    [lesson('b', 'done', '2026-01-02'), lesson('c', 'not-started')],
  )
  expect(nextLesson(shown)?.lesson.id).toBe('c')
})

test('a lesson that was tested out of is nothing to go on with', () => {
  const shown = overview([{ ...lesson('a', 'not-started'), testedOut: true }, lesson('b', 'not-started')])
  expect(nextLesson(shown)?.lesson.id).toBe('b')
})

test('when all is done there is nothing to go on with', () => {
  expect(nextLesson(overview([lesson('a', 'done', '2026-01-01')]))).toBeNull()
})
