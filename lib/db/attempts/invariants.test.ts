import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'

const lessonId = 'math-3-multiplication-quiz'
let open: OpenLessons
let studentId: string

beforeAll(async () => {
  open = await openLessons()
  studentId = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson: lessonId, student: studentId })
})
afterAll(() => open.close())

/** What the database says to a row that would break a promise. */
async function refusal(change: Promise<unknown>): Promise<string> {
  try {
    await change
  } catch (error) {
    assert(error instanceof Error, 'the database throws errors')
    return JSON.stringify(error, Object.getOwnPropertyNames(error))
  }
  return 'not refused'
}

describe('the database itself', () => {
  it('refuses a second open attempt of one student at one lesson', async () => {
    const data = { lessonType: 'quiz' as const, studentId, lessonId, number: 2, previous: 1, seed: 1 }
    expect(await refusal(open.db.attempt.create({ data }))).toContain('attempt_one_open')
  })

  it('refuses attempt numbers that leave a gap, repeat or do not start at 1', async () => {
    const closed = { lessonType: 'quiz', studentId, lessonId, seed: 1, status: 'superseded' } as const
    const create = (number: number, previous: number | null) =>
      refusal(open.db.attempt.create({ data: { ...closed, number, previous } }))
    expect(await create(3, 2)).toContain('attempt_student_id_lesson_id_previous_fkey')
    expect(await create(3, 1)).toContain('attempt_consecutive')
    expect(await create(0, null)).toContain('attempt_consecutive')
    expect(await create(2, null)).toContain('attempt_consecutive')
    expect(await create(1, null)).toMatch(/unique/i)
  })

  it('refuses a second scored answer to one serving, and a submission id used twice', async () => {
    const { questions } = await open.db.attempt.findFirstOrThrow({
      where: { studentId },
      include: { questions: true },
    })
    const [question] = questions
    assert(question, 'the attempt has questions')
    const answer = { responses: {}, correct: true, score: 1, maxScore: 1, scoreBefore: 0, scoreAfter: 0 }
    const respond = () => open.db.itemResponse.create({ data: { questionId: question.id, ...answer } })
    await respond()
    expect(await refusal(respond())).toMatch(/unique/i)
    const submission = {
      studentId,
      id: crypto.randomUUID(),
      questionId: question.id,
      responses: {},
      result: {},
    }
    await open.db.submission.create({ data: submission })
    expect(await refusal(open.db.submission.create({ data: submission }))).toMatch(/unique/i)
  })

  it('refuses turns at an item of which none was taken', async () => {
    const keep = (numAttempts: number) =>
      refusal(
        open.db.attemptQuestion.updateMany({
          where: { attempt: { studentId } },
          data: { turns: { state: { numAttempts }, seen: {} } },
        }),
      )
    expect(await keep(0)).toContain('attempt_question_turns')
    expect(await keep(1)).toBe('not refused')
    await open.db.attemptQuestion.updateMany({
      where: { attempt: { studentId } },
      data: { turns: Prisma.DbNull },
    })
  })

  it('refuses scores outside 0 to 100, more right than asked, and XP before the end', async () => {
    const update = (data: object) => refusal(open.db.attempt.updateMany({ where: { studentId }, data }))
    expect(await update({ score: 101 })).toContain('attempt_score')
    expect(await update({ score: -1 })).toContain('attempt_score')
    expect(await update({ totalQuestions: 1, correctQuestions: 2 })).toContain('attempt_counts')
    expect(await update({ xp: 5 })).toContain('attempt_xp')
    expect(await update({ status: 'finalized' })).toContain('attempt_completed')
  })

  it('refuses credit above what was claimed, and windows that end before they start', async () => {
    const run = { studentId, id: crypto.randomUUID() }
    await open.db.activityRun.create({ data: run })
    const [startedAt, endedAt] = [new Date(0), new Date(15_000)]
    const window = { startedAt, endedAt, activeMs: 10, inactiveMs: 0, creditedMs: 10, credited: [] }
    const create = (change: object) =>
      refusal(
        open.db.timeWindow.create({
          data: { studentId, runId: run.id, id: crypto.randomUUID(), ...window, ...change },
        }),
      )
    expect(await create({})).toBe('not refused')
    expect(await create({ creditedMs: 11 })).toContain('time_window_credit')
    expect(await create({ startedAt: endedAt, endedAt: startedAt })).toContain('time_window_length')
  })

  it('refuses an application without a name, and a secret that is not hashed', async () => {
    const create = (change: object) =>
      refusal(
        open.db.applicationCredential.create({
          data: {
            clientId: crypto.randomUUID(),
            name: 'An app',
            secretHash: 'scrypt$',
            scopes: [],
            ...change,
          },
        }),
      )
    expect(await create({})).toBe('not refused')
    expect(await create({ name: ' ' })).toContain('application_credential_name')
    expect(await create({ secretHash: 'correct horse' })).toContain('application_credential_hashed')
  })
})
