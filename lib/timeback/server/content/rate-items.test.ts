import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const lesson = 'rated'
const hardest = questionId(3)
let clock = Date.parse('2026-11-23T08:00:00Z')
let open: OpenLessons
let students: string[] = []

beforeAll(async () => {
  open = await openLessons({ now: () => new Date(clock) })
  const files = buildPackage([
    { id: lesson, type: 'powerpath-100', keywords: ['scoring-policy: evidence'], questions: [1, 2, 3] },
  ])
  await open.timeback.content.importPackage({ files, course: 'CS-101' })
})
afterAll(() => open.close())

beforeEach(async () => {
  await open.db.attempt.deleteMany({ where: { lessonId: lesson } })
  await open.db.lessonItem.updateMany({
    where: { lessonId: lesson },
    data: { rating: null, typicalMs: 30_000 },
  })
  students = []
  for (let count = 0; count < 12; count++) {
    const email = `${crypto.randomUUID()}@example.com`
    students.push((await open.db.user.create({ data: { email, name: 'Student' } })).id)
  }
})

/** Every student answers all questions once, each taking so long; the one that is called easy nobody knows. */
async function answerAll(seconds: number, { repeats = 1 } = {}) {
  for (const student of students) {
    await open.timeback.lessons.start({ lesson, student })
    for (let step = 0; step < 3; step++) {
      const served = await open.timeback.lessons.next({ lesson, student, lessonType: 'powerpath-100' })
      assert(served, 'a question is served')
      const question = served.id
      clock += seconds * 1000
      const responses = await (question === hardest ? open.wrong(question) : open.right(question))
      const submissionId = crypto.randomUUID()
      const submit = { lesson, student, question, responses, submissionId, responseMs: seconds * 1000 }
      await Promise.all(Array.from({ length: repeats }, () => open.timeback.lessons.submit(submit)))
    }
  }
}

async function items() {
  const rows = await open.db.lessonItem.findMany({
    where: { lessonId: lesson },
    orderBy: { position: 'asc' },
  })
  return rows.map(({ identifier, rating, typicalMs }) => ({ identifier, rating, typicalMs }))
}

async function rate() {
  const ratings = await open.timeback.content.rateItems()
  return ratings.find((rating) => rating.lesson === lesson)
}

describe('the ratings of items', () => {
  it('follow the answers: what nobody knows gets harder, and the time is that which students took', async () => {
    await answerAll(20)
    expect(await rate()).toEqual({ lesson, answers: 36, changed: 3 })
    const [medium, hard, easy] = await items()
    expect(medium?.rating).toBeLessThan(0)
    expect(hard?.rating).toBeLessThan(1.5)
    expect(easy?.rating).toBeGreaterThan(-1.5)
    expect((await items()).map(({ typicalMs }) => typicalMs)).toEqual([20_000, 20_000, 20_000])
  })

  it('change nothing when they are worked out again, or when every answer was sent three times', async () => {
    await answerAll(20, { repeats: 3 })
    expect(await rate()).toMatchObject({ answers: 36, changed: 3 })
    const once = await items()
    expect(await rate()).toMatchObject({ answers: 36, changed: 0 })
    expect(await items()).toEqual(once)
  })

  it('leave out rapid answers and what a student had seen before', async () => {
    await answerAll(1)
    expect(await rate()).toEqual({ lesson, answers: 36, changed: 0 })
    await answerAll(20)
    expect(await rate()).toMatchObject({ answers: 36, changed: 0 })
  })

  it('take the package’s time until ten students took theirs', async () => {
    students = students.slice(0, 9)
    await answerAll(20)
    await rate()
    expect((await items()).map(({ typicalMs }) => typicalMs)).toEqual([30_000, 30_000, 30_000])
  })
})
