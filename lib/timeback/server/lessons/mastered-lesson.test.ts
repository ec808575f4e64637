import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { activityEventSchema } from '#lib/caliper/event-schema.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const adaptive = 'math-5-equivalent-fractions'
const quiz = 'math-5-decimals-quiz'
const course = { code: 'MATH-5' }
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons({ targets: ['caliper'] })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

const progress = () => open.timeback.courses.progress({ student, course })
const start = (lesson: string, forceNew = false) => open.timeback.lessons.start({ lesson, student, forceNew })

async function completions() {
  const rows = await open.db.outboxEvent.findMany({
    where: { studentId: student },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ body }) => activityEventSchema.parse(body))
}

async function answerToTheEnd() {
  let question = await open.timeback.lessons.next({ lesson: adaptive, student, lessonType: 'powerpath-100' })
  while (question) {
    const input = {
      lesson: adaptive,
      student,
      question: question.id,
      responses: await open.right(question.id),
    }
    const submissionId = crypto.randomUUID()
    const [answer] = await Promise.all(
      Array.from({ length: 3 }, () => open.timeback.lessons.submit({ ...input, submissionId })),
    )
    question = answer?.next ?? null
  }
}

async function answerQuiz(wrong: number) {
  const batch = await open.timeback.lessons.next({ lesson: quiz, student })
  for (const [index, { id }] of batch.questions.entries()) {
    const responses = await (index < wrong ? open.wrong(id) : open.right(id))
    await open.timeback.lessons.submit({ lesson: quiz, student, question: id, responses })
  }
  return batch.questions.length
}

describe('a managed lesson', () => {
  it('adds its unit when an adaptive attempt reaches 100, once for ever', async () => {
    await start(adaptive)
    await answerToTheEnd()
    expect(await progress()).toEqual({ totalLessons: 3, masteredUnits: 1, pctComplete: 33 })
    await open.timeback.lessons.complete({ lesson: adaptive, student })
    await start(adaptive, true)
    await answerToTheEnd()
    expect(await progress()).toMatchObject({ masteredUnits: 1 })
    const [first, replay, ...more] = await completions()
    expect(more).toEqual([])
    expect(first?.generated).toMatchObject({
      attempt: 1,
      items: [
        { type: 'xpEarned', value: 18.75 },
        { type: 'totalQuestions', value: 11 },
        { type: 'correctQuestions', value: 11 },
        { type: 'masteredUnits', value: 1 },
      ],
      extensions: { pctCompleteApp: 33 },
    })
    expect(replay?.generated.attempt).toBe(2)
    expect(replay?.generated.items).toContainEqual({ type: 'masteredUnits', value: 0 })
    expect(replay?.generated).not.toHaveProperty('extensions')
    expect(replay?.id).not.toBe(first?.id)
  })

  it('stays mastered in the list and the history while it is practised again, with the new attempt beside it', async () => {
    await start(adaptive)
    await answerToTheEnd()
    await start(adaptive, true)
    const { courses } = await open.timeback.lessons.overview({ student })
    const listed = courses.flatMap(({ lessons }) => lessons).find(({ id }) => id === adaptive)
    expect(listed).toMatchObject({ state: 'open', attempt: 2, score: 0, bestScore: 100, mastered: true })
    const rows = await open.timeback.lessons.history({ student })
    expect(rows).toMatchObject([
      { attempt: 2, score: 0, finalized: false, bestScore: 100, mastered: true },
      { attempt: 1, score: 100, finalized: true, bestScore: 100, mastered: true },
    ])
    await start(quiz)
    await answerQuiz(8)
    const { score: bestScore } = await open.timeback.lessons.complete({ lesson: quiz, student })
    await start(quiz, true)
    expect((await open.timeback.lessons.history({ student }))[0]).toMatchObject({
      ...{ lessonId: quiz, attempt: 2, bestScore, mastered: false },
    })
  })

  it('adds it when a quiz is finalised with 90 or more, and not below', async () => {
    await start(quiz)
    const total = await answerQuiz(3)
    await open.timeback.lessons.complete({ lesson: quiz, student })
    expect(await progress()).toMatchObject({ masteredUnits: 0, pctComplete: 0 })
    await start(quiz, true)
    await answerQuiz(0)
    const repeats = Array.from({ length: 10 }, () =>
      open.timeback.lessons.complete({ lesson: quiz, student }),
    )
    expect(new Set((await Promise.all(repeats)).map((result) => JSON.stringify(result))).size).toBe(1)
    expect(await progress()).toMatchObject({ masteredUnits: 1, pctComplete: 33 })
    const told = await completions()
    expect(told.map(({ generated }) => [generated.attempt, generated.extensions?.pctCompleteApp])).toEqual([
      [1, undefined],
      [2, 33],
    ])
    expect(told[0]?.generated.items).toContainEqual({ type: 'correctQuestions', value: total - 3 })
  })

  it('adds it when forceNew finalises a quiz, with the event of that attempt and none of the new one', async () => {
    await start(quiz)
    await answerQuiz(0)
    await Promise.all(Array.from({ length: 5 }, () => start(quiz, true)))
    expect(await progress()).toMatchObject({ masteredUnits: 1 })
    const told = await completions()
    expect(told.map(({ generated }) => generated.attempt)).toEqual([1, 2, 3, 4, 5])
    expect(told.map(({ generated }) => generated.extensions?.pctCompleteApp ?? null)).toEqual([
      33,
      ...[null, null, null, null],
    ])
  })

  it('says nothing of an adaptive attempt that is left below 100', async () => {
    await start(adaptive)
    await open.timeback.lessons.complete({ lesson: adaptive, student })
    await start(adaptive, true)
    expect(await completions()).toEqual([])
  })

  it('names the run in which it was worked on, as its time does', async () => {
    await start(quiz)
    const runId = crypto.randomUUID()
    const now = Date.now()
    await open.timeback.activity.heartbeat({
      ...{ student, id: crypto.randomUUID(), runId, lessonId: quiz, activeMs: 5_000, inactiveMs: 0 },
      startedAt: new Date(now - 5_000).toISOString(),
      endedAt: new Date(now).toISOString(),
      sentAt: new Date(now).toISOString(),
    })
    await open.timeback.lessons.complete({ lesson: quiz, student })
    const rows = await open.db.outboxEvent.findMany({ where: { studentId: student } })
    const told = rows.map(({ body }) => body as { type: string; extensions: object; object: object })
    expect(told.map(({ type }) => type).sort()).toEqual(['ActivityEvent', 'TimeSpentEvent'])
    expect(told.map(({ extensions }) => extensions)).toEqual([
      { runId, courseId: 'course-math-5' },
      { runId, courseId: 'course-math-5' },
    ])
    expect(told[0]?.object).toEqual(told[1]?.object)
  })

  it('adds to the units of custom activities', async () => {
    await open.timeback.activity.submit({
      student,
      activity: { id: 'game', name: 'Game', course },
      metrics: { xpEarned: 1, masteredUnits: 2 },
    })
    await start(quiz)
    await answerQuiz(0)
    await open.timeback.lessons.complete({ lesson: quiz, student })
    expect(await progress()).toMatchObject({ masteredUnits: 3, pctComplete: 100 })
  })
})
