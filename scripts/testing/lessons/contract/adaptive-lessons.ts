import { expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { NextQuestion } from '#lib/timeback/contract/lesson.ts'
import { adaptive, expectNoKey, type Subject } from './subject.ts'

/** What an adaptive lesson promises. */
export function describeAdaptive(subject: () => Subject): void {
  const key = (lesson: string) => ({ lesson, student: subject().student })
  const submit = async (question: string, change: object = {}) =>
    subject().lessons.submit({
      ...key(adaptive),
      question,
      responses: await subject().right(question),
      ...change,
    })

  async function serving(lesson = adaptive): Promise<NextQuestion> {
    const served = await subject().lessons.nextStep(key(lesson))
    assert('question' in served, 'the lesson is adaptive')
    return served
  }

  it('takes an adaptive lesson to 100, each answer carrying the next question, without a key', async () => {
    const started = await subject().lessons.start(key(adaptive))
    expect(started).toEqual({
      lessonId: adaptive,
      lessonType: 'powerpath-100',
      attempt: 1,
      score: 0,
      seenQuestions: 0,
      finalized: false,
      xpStanding: { worth: 15, fromAccuracy: 80, right: 0, counted: 0, earns: null },
    })
    const scores = [0]
    let question = (await serving()).question
    while (question) {
      expectNoKey(question)
      const result = await submit(question.id)
      expect(result).toMatchObject({ correct: true, complete: result.next === undefined })
      expect(result.feedback?.length).toBe(1)
      scores.push(result.score)
      question = result.next ?? null
    }
    expect(scores).toEqual([0, 14, 27, 39, 50, 59, 68, 76, 83, 89, 95, 100])
    expect(await serving()).toMatchObject({ question: null, score: 100, complete: true })
    expect(await subject().lessons.next({ ...key(adaptive), lessonType: 'powerpath-100' })).toBeNull()
    expect(await subject().lessons.next(key(adaptive))).toMatchObject({ questions: [], complete: true })
    const completed = {
      lessonType: 'powerpath-100',
      attempt: 1,
      score: 100,
      totalQuestions: 11,
      correctQuestions: 11,
      accuracy: 100,
      finalized: true,
      xp: 18.75,
      xpReason: expect.stringContaining('first try'),
      xpStanding: { worth: 15, fromAccuracy: 80, right: 11, counted: 11, earns: 18.75 },
    }
    expect(await subject().lessons.complete(key(adaptive))).toEqual(completed)
    expect(await subject().lessons.complete(key(adaptive))).toEqual(completed)
  })

  it('opens the next attempt with forceNew, and serves the same question until it is answered', async () => {
    const started = await subject().lessons.start({ ...key(adaptive), forceNew: true })
    expect(started).toMatchObject({ attempt: 2, score: 0, seenQuestions: 0, finalized: false })
    const first = await serving()
    expect(await serving()).toEqual(first)
    const { question } = first
    expect(await subject().lessons.next({ ...key(adaptive), lessonType: 'powerpath-100' })).toEqual(question)
    expect(await subject().lessons.next(key(adaptive))).toEqual({
      questions: [question],
      answeredIds: [],
      answers: {},
      score: 0,
      finalized: false,
      complete: false,
      xpStanding: { worth: 15, fromAccuracy: 80, right: 0, counted: 0, earns: null },
    })
    expect(await subject().lessons.start(key(adaptive))).toMatchObject({ attempt: 2, score: 0 })
    const unfinished = await subject().lessons.complete(key(adaptive))
    expect(unfinished).toMatchObject({ attempt: 2, finalized: false, score: 0 })
    expect(unfinished).not.toHaveProperty('xp')
  })

  it('refuses another question, an old attempt and an answer of the wrong shape', async () => {
    const { question } = await serving()
    assert(question, 'a question is served')
    await expect(submit(question.id, { attempt: 1 })).rejects.toMatchObject({ code: 'STALE_ATTEMPT' })
    const details = await subject().lessons.attemptDetails({ ...key(adaptive), attempt: 1 })
    assert(details.lessonType === 'powerpath-100', 'the lesson is adaptive')
    const other = details.seenQuestions.find(({ id }) => id !== question.id)
    assert(other, 'other questions were seen')
    await expect(submit(other.id)).rejects.toMatchObject({ code: 'STALE_ATTEMPT' })
    await expect(submit(question.id, { responses: { NOPE: 'x' } })).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
      errors: [{ path: 'responses.NOPE' }],
    })
    expect(await serving()).toMatchObject({ question: { id: question.id }, score: 0 })
  })

  it('answers a repeated submissionId alike, in parallel and later, with one effect', async () => {
    const { question } = await serving()
    assert(question, 'a question is served')
    const input = {
      ...key(adaptive),
      question: question.id,
      responses: await subject().wrong(question.id),
      submissionId: crypto.randomUUID(),
    }
    const answers = await Promise.all(Array.from({ length: 10 }, () => subject().lessons.submit(input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ correct: false, complete: false })
    expect(JSON.stringify(await subject().lessons.submit(input))).toBe(JSON.stringify(answers[0]))
    const other = { ...input, question: 'another' }
    await expect(subject().lessons.submit(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
    expect((await subject().lessons.attempts(key(adaptive))).at(-1)).toMatchObject({
      attempt: 2,
      totalQuestions: 1,
      correctQuestions: 0,
    })
  })

  it('shows the key of a closed attempt, and of an open one to a teacher only', async () => {
    const closed = await subject().lessons.attemptDetails({ ...key(adaptive), attempt: 1 })
    assert(closed.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(closed).toMatchObject({ attempt: 1, finalized: true, totalQuestions: 11, xp: 18.75 })
    for (const question of closed.seenQuestions) {
      expect(question.responses).toEqual(question.correctResponses)
      expect(question.correct).toBe(true)
    }
    const current = await subject().lessons.attemptDetails({ ...key(adaptive), attempt: 2 })
    assert(current.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(current.seenQuestions).toHaveLength(1)
    for (const question of current.seenQuestions) {
      expect(question.correctResponses).toBeUndefined()
      expectNoKey(question)
    }
    const seen = await subject().lessons.attemptDetails({ ...key(adaptive), attempt: 2, forTeacher: true })
    expect(JSON.stringify(seen)).toMatch(/qti-correct-response/)
    await expect(subject().lessons.attemptDetails({ ...key(adaptive), attempt: 9 })).rejects.toMatchObject({
      code: 'ATTEMPT_NOT_FOUND',
    })
  })

  it('begins an attempt anew', async () => {
    expect(await subject().lessons.resetAttempt(key(adaptive))).toEqual({ success: true, score: 0 })
    expect((await subject().lessons.attempts(key(adaptive))).at(-1)).toMatchObject({
      attempt: 2,
      score: 0,
      totalQuestions: 0,
    })
  })
}
