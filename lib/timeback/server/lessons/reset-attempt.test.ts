import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const adaptive = 'math-5-equivalent-fractions'
const quiz = 'math-5-decimals-quiz'
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

const start = (lesson: string) => open.timeback.lessons.start({ lesson, student })
const reset = (lesson: string) => open.timeback.lessons.resetAttempt({ lesson, student })
const submissions = () => open.db.submission.count({ where: { studentId: student } })

async function serving() {
  const lessonType = 'powerpath-100'
  const question = await open.timeback.lessons.next({ lesson: adaptive, student, lessonType })
  assert(question, 'a question is served')
  return question
}

async function answer(submissionId = crypto.randomUUID()) {
  const question = (await serving()).id
  const input = { lesson: adaptive, student, question, responses: await open.right(question), submissionId }
  return { input, result: await open.timeback.lessons.submit(input) }
}

async function fillQuiz() {
  const batch = await open.timeback.lessons.next({ lesson: quiz, student })
  for (const { id } of batch.questions)
    await open.timeback.lessons.submit({
      lesson: quiz,
      student,
      question: id,
      responses: await open.right(id),
    })
  return batch.questions.map(({ id }) => id)
}

describe('resetAttempt', () => {
  it('begins an adaptive attempt again at 0 and asks what was not seen; the log of submissions stays', async () => {
    await start(adaptive)
    const answers = [await answer(), await answer(), await answer()]
    const shown = await serving()
    expect(await reset(adaptive)).toEqual({ success: true, score: 0 })
    expect(await start(adaptive)).toMatchObject({ attempt: 1, score: 0, seenQuestions: 0, finalized: false })
    const seen = [...answers.map(({ input }) => input.question), shown.id]
    expect(seen).not.toContain((await serving()).id)
    expect((await answer()).result.score).toBe(14)
    expect(await submissions()).toBe(4)
    const details = await open.timeback.lessons.attemptDetails({ lesson: adaptive, student, attempt: 1 })
    assert(details.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(details).toMatchObject({ totalQuestions: 0 + 1, score: 14 })
    expect(details.seenQuestions).toHaveLength(1)
  })

  it('answers a submit from before alike, and refuses a question from before as stale', async () => {
    await start(adaptive)
    const { input, result } = await answer()
    const { id: question } = await serving()
    await reset(adaptive)
    expect(JSON.stringify(await open.timeback.lessons.submit(input))).toBe(JSON.stringify(result))
    const late = { lesson: adaptive, student, question, responses: await open.right(question) }
    await expect(open.timeback.lessons.submit(late)).rejects.toBeRefusal('STALE_ATTEMPT')
  })

  it('opens a finalised quiz with the same questions; what was mastered and told stays, once', async () => {
    await start(quiz)
    const questions = await fillQuiz()
    await open.timeback.lessons.complete({ lesson: quiz, student })
    const progress = () => open.timeback.courses.progress({ student, course: { code: 'MATH-5' } })
    const before = await progress()
    expect(before.masteredUnits).toBe(1)
    await reset(quiz)
    const batch = await open.timeback.lessons.next({ lesson: quiz, student })
    expect(batch).toMatchObject({ answeredIds: [], answers: {}, score: 0, finalized: false })
    const [row] = await open.timeback.lessons.history({ student })
    // It has its questions still, and the lesson stays mastered beside it.
    expect(row).toMatchObject({ totalQuestions: 10, correctQuestions: 0, bestScore: null, mastered: true })
    expect(await open.timeback.lessons.attempts({ lesson: quiz, student })).toMatchObject([
      { totalQuestions: 10 },
    ])
    expect(await fillQuiz()).toEqual(questions)
    const again = await open.timeback.lessons.complete({ lesson: quiz, student })
    expect(again).toMatchObject({ attempt: 1, score: 100, correctQuestions: 10, xp: 12.5 })
    expect(await progress()).toEqual(before)
    expect(await open.db.outboxEvent.count({ where: { studentId: student } })).toBe(1)
    expect(await submissions()).toBe(20)
  })

  it('takes its turn among answers in parallel: attempt and gradebook agree on what came last', async () => {
    await start(adaptive)
    const { id: question } = await serving()
    const input = { lesson: adaptive, student, question, responses: await open.right(question) }
    const turns = Array.from({ length: 5 }, () => [open.timeback.lessons.submit(input), reset(adaptive)])
    const outcomes = await Promise.allSettled(turns.flat())
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(5)
    const { round, score } = await open.db.attempt.findFirstOrThrow({ where: { studentId: student } })
    expect(round).toBe(1 + 5)
    const lineItemId = `line:${adaptive}`
    const result = await open.db.assessmentResult.findFirstOrThrow({
      where: { studentId: student, lineItemId },
    })
    expect([result.score, result.scoreStatus]).toEqual([
      score,
      score === 0 ? 'not_submitted' : 'partially_graded',
    ])
  })

  it('says which of lesson and attempt there is not', async () => {
    await expect(reset('nowhere')).rejects.toBeRefusal('LESSON_NOT_FOUND')
    await expect(reset(quiz)).rejects.toBeRefusal('ATTEMPT_NOT_FOUND')
  })
})
