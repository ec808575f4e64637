import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { NextQuestion } from '#lib/timeback/contract/lesson.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const lesson = 'math-5-equivalent-fractions'
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  student = await open.idOf('student@example.com')
})
afterAll(() => open.close())

async function serving(): Promise<NextQuestion> {
  const served = await open.timeback.lessons.nextStep({ lesson, student })
  assert('question' in served, 'the lesson is adaptive')
  return served
}

describe('a powerpath-100 lesson', () => {
  it('goes 0, 14, 27 … 100 in 11 right answers, each carrying the next question, and ends', async () => {
    const started = await open.timeback.lessons.start({ lesson, student })
    expect(started).toEqual({
      lessonId: lesson,
      lessonType: 'powerpath-100',
      attempt: 1,
      score: 0,
      seenQuestions: 0,
      finalized: false,
      xpStanding: { worth: 15, fromAccuracy: 80, right: 0, counted: 0, earns: null },
    })
    const scores = [started.score]
    let question = (await serving()).question
    const ids: string[] = []
    while (question) {
      ids.push(question.id)
      const responses = await open.right(question.id)
      const result = await open.timeback.lessons.submit({ lesson, student, question: question.id, responses })
      expect(result.correct).toBe(true)
      expect(result.feedback?.length).toBe(1)
      scores.push(result.score)
      expect(result.complete).toBe(result.next === undefined)
      question = result.next ?? null
    }
    expect(scores).toEqual([0, 14, 27, 39, 50, 59, 68, 76, 83, 89, 95, 100])
    expect(new Set(ids).size).toBe(11)
    const xpStanding = { worth: 15, fromAccuracy: 80, right: 11, counted: 11, earns: 18.75 }
    expect(await serving()).toEqual({ question: null, score: 100, complete: true, xpStanding })
    expect(await open.timeback.lessons.complete({ lesson, student })).toEqual({
      lessonType: 'powerpath-100',
      attempt: 1,
      score: 100,
      totalQuestions: 11,
      correctQuestions: 11,
      accuracy: 100,
      finalized: true,
      xp: 18.75,
      xpReason: 'Everything right at the first try: full XP and a quarter more.',
      xpStanding,
    })
  })

  it('gives a server the one question, null once complete, or without its type a batch of just that', async () => {
    const { next, nextStep, start } = open.timeback.lessons
    const own = { lesson: 'cs-101-algorithms', student }
    await start(own)
    const step = await nextStep(own)
    assert('question' in step && step.question, 'a question is served')
    expect(await next({ ...own, lessonType: 'powerpath-100' })).toEqual(step.question)
    const { xpStanding } = step
    expect(xpStanding).toEqual({ worth: 12, fromAccuracy: 80, right: 0, counted: 0, earns: null })
    const batch = { answeredIds: [], answers: {}, score: 0, finalized: false, complete: false, xpStanding }
    expect(await next(own)).toEqual({ ...batch, questions: [step.question] })
    expect(await next({ ...own, lessonType: 'quiz' })).toEqual({ ...batch, questions: [step.question] })
    expect(await next({ lesson, student, lessonType: 'powerpath-100' })).toBeNull()
    const over = { questions: [], score: 100, finalized: true, complete: true }
    expect(await next({ lesson, student })).toMatchObject({ ...over, answeredIds: [], answers: {} })
  })

  it('opens attempt 2 with forceNew, and serves the same question until it is answered', async () => {
    const started = await open.timeback.lessons.start({ lesson, student, forceNew: true })
    expect(started).toMatchObject({ attempt: 2, score: 0, seenQuestions: 0, finalized: false })
    const first = await serving()
    expect(await serving()).toEqual(first)
    const resumed = await open.timeback.lessons.start({ lesson, student })
    expect(resumed).toMatchObject({ attempt: 2, seenQuestions: 1 })
    expect(await open.timeback.lessons.complete({ lesson, student })).toMatchObject({
      finalized: false,
      score: 0,
    })
  })

  it('refuses a question that is not being served, an old attempt and an unknown question', async () => {
    const { question } = await serving()
    assert(question, 'a question is served')
    const responses = await open.right(question.id)
    const submit = (change: object) =>
      open.timeback.lessons.submit({ lesson, student, question: question.id, responses, ...change })
    await expect(submit({ attempt: 1 })).rejects.toBeRefusal('STALE_ATTEMPT')
    await expect(submit({ question: 'math-5-eqf-99' })).rejects.toBeRefusal('QUESTION_NOT_FOUND')
    const [other] = await open.db.lessonItem.findMany({
      where: { lessonId: lesson, identifier: { not: question.id } },
      take: 1,
    })
    assert(other, 'there are other questions')
    await expect(submit({ question: other.identifier })).rejects.toBeRefusal('STALE_ATTEMPT')
    await expect(submit({ responses: { NOPE: 'x' } })).rejects.toBeRefusal(
      'VALIDATION_ERROR',
      'responses.NOPE',
    )
    expect(await serving()).toMatchObject({ question: { id: question.id }, score: 0 })
  })

  it('counts 20 parallel submits of one submissionId once and answers them alike', async () => {
    const { question } = await serving()
    assert(question, 'a question is served')
    const input = {
      lesson,
      student,
      question: question.id,
      responses: await open.wrong(question.id),
      submissionId: crypto.randomUUID(),
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => open.timeback.lessons.submit(input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ correct: false, score: 0, complete: false })
    const rows = await open.db.itemResponse.count({
      where: { question: { attempt: { lessonId: lesson, number: 2 } } },
    })
    expect(rows).toBe(1)
    const later = await open.timeback.lessons.submit({ ...input, attempt: 2 })
    expect(JSON.stringify(later)).toBe(JSON.stringify(answers[0]))
    for (const other of [{ question: 'another' }, { attempt: 1 }])
      await expect(open.timeback.lessons.submit({ ...input, ...other })).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
        status: 409,
      })
  })

  it('shows the answers of a closed attempt with the key, and of an open one without', async () => {
    const closed = await open.timeback.lessons.attemptDetails({ lesson, student, attempt: 1 })
    assert(closed.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(closed.seenQuestions.map(({ scoreAfter }) => scoreAfter).at(-1)).toBe(100)
    for (const question of closed.seenQuestions) expect(question.responses).toEqual(question.correctResponses)
    const current = await open.timeback.lessons.attemptDetails({ lesson, student, attempt: 2 })
    assert(current.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(current.seenQuestions.map(({ correctResponses }) => correctResponses)).toEqual([undefined])
    const attempts = await open.timeback.lessons.attempts({ lesson, student })
    expect(attempts.map(({ attempt, finalized }) => [attempt, finalized])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  it('refuses to complete an attempt that was left for a later one, which stays as it is', async () => {
    const { complete, start } = open.timeback.lessons
    expect(await start({ lesson, student, forceNew: true })).toMatchObject({ attempt: 3 })
    await expect(complete({ lesson, student, attempt: 2 })).rejects.toBeRefusal('STALE_ATTEMPT')
    expect(await complete({ lesson, student, attempt: 1 })).toMatchObject({ attempt: 1, finalized: true })
    expect(await start({ lesson, student })).toMatchObject({ attempt: 3, finalized: false })
  })
})
