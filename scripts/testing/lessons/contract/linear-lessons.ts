import { expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { LexicalResponses, QuestionBatch } from '#lib/timeback/contract/lesson.ts'
import { expectNoKey, linear, type Subject } from './subject.ts'

/** What a linear lesson promises. */
export function describeLinear(subject: () => Subject): void {
  const key = (lesson: string) => ({ lesson, student: subject().student })
  async function batch(): Promise<QuestionBatch> {
    return subject().lessons.next(key(linear))
  }

  it('keeps the answers of a linear lesson, replaces them, and tells nothing before the end', async () => {
    const started = await subject().lessons.start(key(linear))
    const { questions } = await batch()
    expect(await subject().lessons.nextStep(key(linear))).toEqual(await batch())
    const one = subject().lessons.next({ ...key(linear), lessonType: 'powerpath-100' })
    await expect(one).rejects.toMatchObject({ code: 'VALIDATION_ERROR', errors: [{ path: 'lessonType' }] })
    expect(started).toMatchObject({ attempt: 1, questionCount: questions.length, seenQuestions: 0 })
    const [first, second] = questions
    assert(first && second, 'the lesson has questions')
    for (const question of questions) expectNoKey(question)
    const answer = async (question: string, responses: LexicalResponses) =>
      subject().lessons.submit({ ...key(linear), question, responses })
    expect(await answer(first.id, await subject().wrong(first.id))).toMatchObject({
      correct: false,
      score: 0,
    })
    const right = await subject().right(first.id)
    expect(await answer(first.id, right)).toMatchObject({ correct: false, complete: false })
    await answer(second.id, await subject().wrong(second.id))
    expect(await batch()).toMatchObject({
      answeredIds: [first.id, second.id],
      answers: { [first.id]: right },
      finalized: false,
    })
    const untold = { worth: 10, fromAccuracy: 80, right: null, counted: null, earns: null }
    expect((await batch()).xpStanding).toEqual(untold)
    await expect(answer('nothing', right)).rejects.toMatchObject({ code: 'QUESTION_NOT_FOUND' })
    const open = await subject().lessons.attemptDetails({ ...key(linear), attempt: 1 })
    assert(open.lessonType === 'quiz', 'the lesson is linear')
    expect(open.questions.map(({ answered }) => answered).filter(Boolean)).toHaveLength(2)
    expect(open.questions.some(({ correct, correctResponses }) => correct || correctResponses)).toBe(false)
  })

  it('finalises a linear lesson once, what is unanswered as wrong', async () => {
    const { questions } = await batch()
    const total = questions.length
    const completed = await subject().lessons.complete(key(linear))
    expect(completed).toEqual({
      lessonType: 'quiz',
      attempt: 1,
      score: 100 / total,
      totalQuestions: total,
      correctQuestions: 1,
      accuracy: 100 / total,
      finalized: true,
      xp: 0,
      xpReason: expect.stringContaining('80%'),
      xpStanding: { worth: 10, fromAccuracy: 80, right: 1, counted: total, earns: 0 },
    })
    expect(await subject().lessons.complete(key(linear))).toEqual(completed)
    const [first] = questions
    assert(first, 'the lesson has questions')
    const late = { ...key(linear), question: first.id, responses: await subject().right(first.id) }
    await expect(subject().lessons.submit(late)).rejects.toMatchObject({ code: 'ALREADY_COMPLETED' })
    const details = await subject().lessons.attemptDetails({ ...key(linear), attempt: 1 })
    assert(details.lessonType === 'quiz', 'the lesson is linear')
    expect(details.questions.map(({ correct }) => correct).filter(Boolean)).toHaveLength(1)
    expect(details.questions[0]?.correctResponses).toEqual(await subject().right(first.id))
  })

  it('finalises the open linear attempt before the next one', async () => {
    await subject().lessons.start({ ...key(linear), forceNew: true })
    const third = await subject().lessons.start({ ...key(linear), forceNew: true })
    expect(third).toMatchObject({ attempt: 3, score: 0, finalized: false })
    const attempts = await subject().lessons.attempts(key(linear))
    expect(attempts.map(({ attempt, finalized }) => [attempt, finalized])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ])
  })

  it('completes the attempt that was meant: a late wish for an earlier one leaves the open one alone', async () => {
    const of = (attempt: number) => subject().lessons.complete({ ...key(linear), attempt })
    expect(await of(1)).toMatchObject({ attempt: 1, finalized: true, correctQuestions: 1 })
    expect((await subject().lessons.attempts(key(linear))).at(-1)).toMatchObject({
      attempt: 3,
      finalized: false,
    })
    await expect(of(9)).rejects.toMatchObject({ code: 'ATTEMPT_NOT_FOUND' })
  })

  it('refuses a course that the lesson is not in', async () => {
    const start = (code: string) => subject().lessons.start({ ...key(linear), course: { code } })
    await expect(start('NOPE-1')).rejects.toMatchObject({ code: 'COURSE_NOT_FOUND' })
    await expect(start('CS-101')).rejects.toMatchObject({ code: 'LESSON_NOT_FOUND' })
  })
}
