import { afterAll, beforeAll, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { Timeback } from '#lib/timeback/server/timeback.ts'
import { openInstances } from '#scripts/testing/lessons/open-instances.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const adaptive = 'math-5-equivalent-fractions'
let open: OpenLessons
let instances: [Timeback, Timeback]
let student: string

beforeAll(async () => {
  open = await openLessons()
  instances = await openInstances(open.db)
  student = await open.idOf('student@example.com')
})
afterAll(() => open.close())

/** Half of the calls reach one server, half the other. */
function inParallel<T>(times: number, call: (lessons: Timeback['lessons']) => Promise<T>): Promise<T[]> {
  const [one, other] = instances
  return Promise.all(Array.from({ length: times }, (_, index) => call((index % 2 ? one : other).lessons)))
}

it('stores 50 parallel submits of one submissionId as one row and answers them alike', async () => {
  await open.timeback.lessons.start({ lesson: adaptive, student })
  const served = await open.timeback.lessons.next({ lesson: adaptive, student, lessonType: 'powerpath-100' })
  assert(served, 'a question is served')
  const { id: question } = served
  const submissionId = crypto.randomUUID()
  const input = { lesson: adaptive, student, question, responses: await open.right(question), submissionId }
  const answers = await inParallel(50, ({ submit }) => submit(input))
  expect(answers).toHaveLength(50)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ correct: true, score: 14, complete: false })
  expect(await open.db.submission.findMany({ select: { id: true } })).toEqual([{ id: submissionId }])
  expect(await open.db.itemResponse.count()).toBe(1)
  expect(await open.db.attempt.findMany({ select: { score: true, totalQuestions: true } })).toEqual([
    { score: 14, totalQuestions: 1 },
  ])
})

it.each([adaptive, 'math-5-decimals-quiz'])(
  'gives each of 100 parallel forceNew starts of %s the next number and leaves only the last open',
  async (lesson) => {
    const before = await open.db.attempt.count({ where: { lessonId: lesson } })
    const starts = await inParallel(100, ({ start }) => start({ lesson, student, forceNew: true }))
    const given = starts.map(({ attempt }) => attempt).sort((a, b) => a - b)
    expect(given).toEqual(Array.from({ length: 100 }, (_, index) => before + index + 1))
    const rows = await open.db.attempt.findMany({
      where: { studentId: student, lessonId: lesson },
      orderBy: { number: 'asc' },
    })
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.filter(({ status }) => status === 'open').map(({ number }) => number)).toEqual([before + 100])
  },
)
