import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { fillSchool, questionsPerLesson, type SchoolSize, studentAt } from './fill-school.ts'

const size: SchoolSize = { students: 7, lessons: 5, studentsPerClass: 3 }

let open: OpenLessons
let database: pg.Client

beforeAll(async () => {
  open = await openLessons()
  database = new pg.Client(open.databaseUrl)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await open.close()
})

it('a large school is as large as it is said to be, and its answers are those that the app would have kept', async () => {
  const told: string[] = []
  const answers = await fillSchool(database, size, (done, all) => told.push(`${done}/${all}`))
  expect(answers).toBe(7 * 5 * questionsPerLesson)
  expect(told).toEqual(['1/3', '2/3', '3/3'])
  const attempts = await open.db.attempt.findMany({
    where: { lessonId: { startsWith: 'large-lesson-' } },
    include: { questions: { include: { response: true, submissions: true } } },
  })
  expect(attempts).toHaveLength(7 * 5)
  for (const { questions, correctQuestions, score } of attempts) {
    expect(questions.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: questionsPerLesson }, (_, place) => place + 1),
    )
    expect(questions.filter(({ response }) => response?.correct)).toHaveLength(correctQuestions)
    expect(questions.every(({ submissions }) => submissions.length === 1)).toBe(true)
    expect(score).toBe(10 * correctQuestions)
  }
  // Some know more than others.
  expect(new Set(attempts.map(({ score }) => score)).size).toBeGreaterThan(3)
})

it('a student of it goes on where the attempts end, by the app’s own verbs', async () => {
  const student = await open.idOf(studentAt(7))
  const { lessons } = open.timeback
  const attempts = await lessons.attempts({ lesson: 'large-lesson-1', student })
  expect(attempts).toHaveLength(1)
  expect(attempts[0]).toMatchObject({ attempt: 1, finalized: true })
  const started = await lessons.start({ lesson: 'large-lesson-1', student, forceNew: true })
  expect(started).toMatchObject({ attempt: 2, questionCount: questionsPerLesson })
})

it('is not put twice beside itself', async () => {
  await expect(fillSchool(database, size)).rejects.toThrow(/user_email_key/)
})
