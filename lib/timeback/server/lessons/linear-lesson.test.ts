import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import type { QuestionBatch } from '#lib/timeback/contract/lesson.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const lesson = 'math-5-decimals-quiz'
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
  student = await open.idOf('student2@example.com')
})
afterAll(() => open.close())

async function batch(): Promise<QuestionBatch> {
  return open.timeback.lessons.next({ lesson, student })
}

describe('a quiz', () => {
  it('needs a start before it serves or takes anything', async () => {
    await expect(batch()).rejects.toBeRefusal('ATTEMPT_NOT_FOUND')
    await expect(open.timeback.lessons.start({ lesson: 'nowhere', student })).rejects.toBeRefusal(
      'LESSON_NOT_FOUND',
    )
  })

  it('gives a server all its questions, and none to one that takes it for adaptive', async () => {
    const { next, nextStep, start } = open.timeback.lessons
    const other = { lesson: 'math-5-decimals-quiz', student }
    const one = { ...other, lessonType: 'powerpath-100' } as const
    const refused = { code: 'VALIDATION_ERROR', errors: [{ path: 'lessonType' }] }
    await expect(next(one)).rejects.toMatchObject(refused)
    await start(other)
    await expect(next(one)).rejects.toMatchObject(refused)
    const batch = await next({ ...other, lessonType: 'quiz' })
    expect(batch).toMatchObject({ answeredIds: [], score: 0, finalized: false, complete: false })
    expect(batch.questions).toHaveLength(10)
    expect(await next(other)).toEqual(batch)
    expect(await nextStep(other)).toEqual(batch)
  })

  it('withholds what is right until it is finalised, and lets a later answer replace an earlier one', async () => {
    const started = await open.timeback.lessons.start({ lesson, student })
    const { questions, answeredIds } = await batch()
    expect(started).toMatchObject({ attempt: 1, questionCount: questions.length, seenQuestions: 0 })
    expect(answeredIds).toEqual([])
    const [first, second, third] = questions
    assert(first && second && third, 'a quiz has at least three questions')
    const submit = async (question: string, kind: 'right' | 'wrong') =>
      open.timeback.lessons.submit({ lesson, student, question, responses: await open[kind](question) })
    const withheld = { correct: false, score: 0, complete: false }
    expect(await submit(first.id, 'right')).toEqual(withheld)
    expect(await submit(second.id, 'wrong')).toEqual(withheld)
    expect(await submit(second.id, 'right')).toEqual(withheld)
    expect(await submit(third.id, 'wrong')).toEqual(withheld)
    expect((await batch()).answeredIds).toEqual([first.id, second.id, third.id])
    const details = await open.timeback.lessons.attemptDetails({ lesson, student, attempt: 1 })
    assert(details.lessonType === 'quiz', 'the lesson is a quiz')
    expect(details.questions.map(({ correct }) => correct)).not.toContain(true)
    expect(JSON.stringify(details)).not.toContain('correctResponses')
  })

  it('scores the mean of all questions at finalisation, unanswered ones as wrong, once', async () => {
    const total = (await batch()).questions.length
    const result = await open.timeback.lessons.complete({ lesson, student })
    expect(result).toMatchObject({ totalQuestions: total, correctQuestions: 2, accuracy: (100 * 2) / total })
    expect(result).toMatchObject({ finalized: true, xp: 0 })
    expect(await open.timeback.lessons.complete({ lesson, student })).toEqual(result)
    const [question] = (await batch()).questions
    assert(question, 'a quiz has questions')
    const late = { lesson, student, question: question.id, responses: await open.wrong(question.id) }
    await expect(open.timeback.lessons.submit(late)).rejects.toBeRefusal('ALREADY_COMPLETED')
  })

  it('gives every one of 30 parallel forceNew starts its own number and leaves only the last open', async () => {
    const starts = await Promise.all(
      Array.from({ length: 30 }, () => open.timeback.lessons.start({ lesson, student, forceNew: true })),
    )
    const numbers = starts.map(({ attempt }) => attempt).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 2))
    const rows = await open.db.attempt.findMany({
      where: { studentId: student, lessonId: lesson, status: 'open' },
    })
    expect(rows.map(({ number }) => number)).toEqual([31])
  })

  it('finalises by number only the attempt of that number, whatever was opened since', async () => {
    const { complete, start } = open.timeback.lessons
    const first = await complete({ lesson, student, attempt: 1 })
    expect(first).toMatchObject({ attempt: 1, correctQuestions: 2, finalized: true })
    await expect(complete({ lesson, student, attempt: 32 })).rejects.toBeRefusal('ATTEMPT_NOT_FOUND')
    expect(await start({ lesson, student })).toMatchObject({ attempt: 31, finalized: false })
    const result = await complete({ lesson, student, attempt: 31 })
    expect(result).toMatchObject({ attempt: 31, finalized: true })
    await start({ lesson, student, forceNew: true })
    expect(await complete({ lesson, student, attempt: 31 })).toEqual(result)
    expect(await start({ lesson, student })).toMatchObject({ attempt: 32, finalized: false })
  })
})
