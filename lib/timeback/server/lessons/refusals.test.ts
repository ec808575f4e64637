import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#lib/db/client.ts'
import { assert } from '#lib/std/assert.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const [quiz, other] = ['math-5-decimals-quiz', 'math-3-multiplication-quiz']
let open: OpenLessons
let student: string

beforeAll(async () => {
  open = await openLessons()
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
  for (const lesson of [quiz, other]) await open.timeback.lessons.start({ lesson, student })
})

async function questionsOf(lesson: string): Promise<string[]> {
  return (await open.timeback.lessons.next({ lesson, student })).questions.map(({ id }) => id)
}

async function input(lesson: string, question: string, submissionId: string) {
  return { lesson, student, question, responses: await open.right(question), submissionId }
}

const answered = (lesson: string) =>
  open.db.itemResponse.count({ where: { question: { attempt: { studentId: student, lessonId: lesson } } } })

describe('a submission id', () => {
  it('that is used again for another question or another lesson is refused, and loses nothing', async () => {
    const submissionId = crypto.randomUUID()
    const [first = '', second = ''] = await questionsOf(quiz)
    const [elsewhere = ''] = await questionsOf(other)
    const told = await open.timeback.lessons.submit(await input(quiz, first, submissionId))
    const conflict = { code: 'IDEMPOTENCY_CONFLICT', status: 409 }
    for (const again of [
      await input(quiz, second, submissionId),
      await input(other, elsewhere, submissionId),
    ]) {
      await expect(open.timeback.lessons.submit(again)).rejects.toMatchObject(conflict)
      await open.timeback.lessons.submit({ ...again, submissionId: crypto.randomUUID() })
    }
    expect([await answered(quiz), await answered(other)]).toEqual([2, 1])
    expect(await open.timeback.lessons.submit(await input(quiz, first, submissionId))).toEqual(told)
  })

  it('that another request is using at this moment for another lesson is refused as well', async () => {
    const submissionId = crypto.randomUUID()
    const [question = ''] = await questionsOf(quiz)
    const [elsewhere = ''] = await questionsOf(other)
    const row = await open.db.attemptQuestion.findFirstOrThrow({
      where: { identifier: elsewhere, attempt: { studentId: student } },
    })
    const beside = openDatabase(open.databaseUrl)
    try {
      let refused: Promise<unknown> = Promise.resolve()
      await beside.$transaction(async (tx) => {
        const data = { studentId: student, id: submissionId, questionId: row.id }
        await tx.submission.create({ data: { ...data, responses: {}, result: { feedback: [] } } })
        const again = open.timeback.lessons.submit(await input(quiz, question, submissionId))
        refused = again.then(
          () => 'taken',
          (error: unknown) => error,
        )
        // Until it waits for the row that is not there yet.
        await expect.poll(async () => waiting()).toBeGreaterThan(0)
      })
      expect(await refused).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
    } finally {
      await beside.$disconnect()
    }
    expect(await answered(quiz)).toBe(0)
    expect(await open.timeback.lessons.submit(await input(quiz, question, crypto.randomUUID()))).toBeTruthy()
  })

  it('that is no UUID is refused by its name', async () => {
    const [question = ''] = await questionsOf(quiz)
    await expect(open.timeback.lessons.submit(await input(quiz, question, 'mine'))).rejects.toBeRefusal(
      'VALIDATION_ERROR',
      'submissionId',
    )
  })

  it('is refused on the wire, too, and stands for a key of any form', async () => {
    const [first = '', second = ''] = await questionsOf(quiz)
    const { powerpath } = open.timeback
    for (const idempotencyKey of [crypto.randomUUID(), 'order-17']) {
      const given = { lesson: quiz, student, idempotencyKey }
      const update = (question: string) =>
        powerpath.updateStudentQuestionResponse({ ...given, question, response: 'SKIPPED' })
      expect(await update(first)).toEqual({ lessonType: 'quiz' })
      expect(await update(first)).toEqual({ lessonType: 'quiz' })
      await expect(update(second)).rejects.toBeRefusal('IDEMPOTENCY_CONFLICT')
    }
    expect(await open.db.submission.count({ where: { studentId: student } })).toBe(2)
  })
})

async function waiting(): Promise<number> {
  const [row] = await open.db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  assert(row, 'a count is one row')
  return row.count
}

describe('an id that names nothing', () => {
  const verbs = [
    'start',
    'nextStep',
    'submit',
    'complete',
    'attempts',
    'attemptDetails',
    'resetAttempt',
  ] as const

  async function refusal(verb: (typeof verbs)[number] | 'history' | 'overview', change: object) {
    const given = { lesson: quiz, student, question: 'x', response: 'x', attempt: 1, ...change }
    const run: (input: typeof given) => Promise<unknown> = open.timeback.lessons[verb]
    try {
      return await run(given)
    } catch (error) {
      assert(error instanceof DomainError, `${verb} refuses in this app’s words: ${error}`)
      return error.code
    }
  }

  it.each(verbs)('is refused by %s in this app’s words', async (verb) => {
    for (const nobody of ['tb_abc', '', '\u0000', 'null'])
      expect(await refusal(verb, { student: nobody })).toBe('STUDENT_NOT_FOUND')
    expect(await refusal(verb, { student: crypto.randomUUID() })).toMatch(/^(STUDENT|ATTEMPT)_NOT_FOUND$/)
    for (const nothing of ['nowhere', '', '\u0000', '\ud800', 'x'.repeat(300)])
      expect(await refusal(verb, { lesson: nothing })).toBe('LESSON_NOT_FOUND')
  })

  it('is refused by the summaries, too', async () => {
    for (const nobody of ['tb_abc', crypto.randomUUID()]) {
      expect(await refusal('history', { student: nobody, lesson: undefined })).toBe('STUDENT_NOT_FOUND')
      expect(await refusal('overview', { student: nobody })).toBe('STUDENT_NOT_FOUND')
    }
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 40])('is no attempt where it is %s', async (attempt) => {
    for (const verb of ['attemptDetails', 'complete'] as const)
      expect(await refusal(verb, { attempt })).toBe('ATTEMPT_NOT_FOUND')
  })

  it('is a course that there is not, or that the lesson is not in', async () => {
    const start = (course: { code: string } | { subject: string; grade: number }) =>
      open.timeback.lessons.start({ lesson: quiz, student, course })
    await expect(start({ code: 'NOPE-1' })).rejects.toBeRefusal('COURSE_NOT_FOUND')
    await expect(start({ subject: 'Math', grade: 11 })).rejects.toBeRefusal('COURSE_NOT_FOUND')
    await expect(start({ code: 'CS-101' })).rejects.toBeRefusal('LESSON_NOT_FOUND')
    expect(await start({ subject: 'Math', grade: 5 })).toMatchObject({ attempt: 1 })
  })
})
