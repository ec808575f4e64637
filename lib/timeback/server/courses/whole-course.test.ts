import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { LessonOverview } from '#lib/timeback/contract/overview.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

/** The app's own courses, worked through from the first lesson to the last. */

let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  student = await open.idOf('student@example.com')
})
afterAll(() => open.close())

async function master({ id: lesson, type }: LessonOverview): Promise<void> {
  const { lessons } = open.timeback
  await lessons.start({ lesson, student })
  const answer = async (question: string) =>
    lessons.submit({ lesson, student, question, responses: await open.right(question) })
  if (type === 'powerpath-100') {
    let question = await lessons.next({ lesson, student, lessonType: type })
    while (question) question = (await answer(question.id)).next ?? null
  } else for (const { id } of (await lessons.next({ lesson, student })).questions) await answer(id)
  expect(await lessons.complete({ lesson, student })).toMatchObject({ lessonType: type, finalized: true })
}

async function shown(code: string) {
  const { courses } = await open.timeback.lessons.overview({ student })
  const course = courses.find((each) => each.code === code)
  assert(course, 'the course has lessons')
  return course
}

describe.each(timebackConfig.courses)('the course $code', ({ code, totalLessons }) => {
  it('plans as many units as it has lessons, and is complete with the last of them and not before', async () => {
    const { lessons } = await shown(code)
    expect(totalLessons).toBe(lessons.length)
    for (const lesson of lessons) {
      expect((await open.timeback.courses.progress({ student, course: { code } })).pctComplete).toBeLessThan(
        100,
      )
      await master(lesson)
    }
    const done = { totalLessons, masteredUnits: totalLessons, pctComplete: 100 }
    expect(await open.timeback.courses.progress({ student, course: { code } })).toEqual(done)
    expect(await shown(code)).toMatchObject({ ...done, lessons: lessons.map(() => ({ mastered: true })) })
  })
})
