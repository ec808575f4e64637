import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import {
  type AssessmentProgress,
  assessmentProgressSchema,
  attemptsSchema,
  newAttemptSchema,
  type WireNextQuestion,
  wireNextQuestionSchema,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import { type OpenWire, openWire } from '#scripts/testing/wire/open-wire.ts'

/** The seven assessment calls over HTTP (protocol §1.1; http contract, the PowerPath-compatible wire). */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const adaptive = 'math-5-equivalent-fractions'
const linear = 'math-3-multiplication-quiz'
let open: OpenWire

beforeAll(async () => {
  open = await openWire()
})
afterAll(() => open.close())

const get = (call: string, query: Record<string, string>) => open.client.get(`/powerpath/${call}`, query)
const post = (call: string, body: unknown) => open.client.send('POST', `/powerpath/${call}`, body)
const put = (body: unknown, headers?: Record<string, string>) =>
  open.client.send('PUT', '/powerpath/updateStudentQuestionResponse', body, headers)

const ref = (lesson: string, email?: string) =>
  email ? open.idOf(email).then((student) => ({ student, lesson })) : { student: open.student, lesson }

async function progress(lesson: string, attempt?: string): Promise<AssessmentProgress> {
  const { status, json } = await get('getAssessmentProgress', {
    ...(await ref(lesson)),
    ...(attempt && { attempt }),
  })
  expect(status).toBe(200)
  assessmentProgressSchema.parse(json)
  return json as AssessmentProgress
}

async function serving(): Promise<WireNextQuestion> {
  const { status, json } = await get('getNextQuestion', await ref(adaptive))
  expect(status).toBe(200)
  wireNextQuestionSchema.parse(json)
  return json as WireNextQuestion
}

async function attempts(lesson: string) {
  const { json } = await get('getAttempts', await ref(lesson))
  return attemptsSchema.parse(json).attempts
}

describe('a powerpath-100 lesson on the wire', () => {
  it('is read before it is begun, and the read opens nothing', async () => {
    expect(await progress(adaptive)).toMatchObject({
      lessonType: 'powerpath-100',
      score: 0,
      seenQuestions: [],
      attempt: 1,
      xp: null,
      multiplier: null,
      accuracy: 0,
      correctQuestions: 0,
      totalQuestions: 0,
    })
    expect(await attempts(adaptive)).toEqual([])
    const final = await post('finalStudentAssessmentResponse', await ref(adaptive))
    expect(final).toMatchObject({ status: 200, json: { lessonType: 'powerpath-100', finalized: false } })
  })

  it('serves a whole item, key included, the same until it is answered', async () => {
    const first = await serving()
    expect(await serving()).toEqual(first)
    assert(first.question, 'a question is served')
    const { xml } = await open.db.item.findFirstOrThrow({ where: { identifier: first.question.id } })
    expect(first.question).toMatchObject({ difficulty: 'easy', content: { rawXml: xml } })
    expect(xml).toContain('<qti-correct-response>')
    expect(first.question.correct).toBeUndefined()
    expect(await attempts(adaptive)).toMatchObject([
      { attempt: 1, score: 0, scoreStatus: 'not submitted', xp: null, completedAt: null },
    ])
    expect(await progress(adaptive)).toMatchObject({ seenQuestions: [] })
  })

  it('moves the score with each answer and gives its XP only at the end', async () => {
    const total = await open.db.lessonItem.count({ where: { lessonId: adaptive } })
    let last = await serving()
    const scores = [last.score]
    const asked: string[] = []
    while (last.score < 100) {
      const question = last.question?.id ?? ''
      asked.push(question)
      const responses = await open.right(question)
      const { status, json } = await put({ ...(await ref(adaptive)), question, responses })
      expect(status).toBe(200)
      const ended = asked.length === 11
      expect(json).toEqual({
        lessonType: 'powerpath-100',
        powerpathScore: expect.any(Number),
        responseResult: { isCorrect: true, score: 1 },
        accuracy: 100,
        correctQuestions: asked.length,
        totalQuestions: asked.length,
        xp: ended ? 18.75 : null,
        multiplier: ended ? 1.25 : null,
      })
      const now = await progress(adaptive)
      assert(now.lessonType === 'powerpath-100', 'the lesson is adaptive')
      const { easy, medium, hard } = now.remainingQuestionsPerDifficulty
      expect(now.seenQuestions.map(({ id, correct }) => [id, correct])).toEqual(asked.map((id) => [id, true]))
      expect(now).toMatchObject({ xp: ended ? 18.75 : null, multiplier: ended ? 1.25 : null })
      expect(easy + medium + hard).toBe(total - asked.length)
      last = await serving()
      scores.push(last.score)
    }
    expect(scores).toEqual([0, 14, 27, 39, 50, 59, 68, 76, 83, 89, 95, 100])
    const { question, ...at100 } = await serving()
    expect(at100).toEqual({ score: 100 })
    expect(question).toMatchObject({ id: asked.at(-1), correct: true })
    const final = await post('finalStudentAssessmentResponse', await ref(adaptive))
    expect(final.json).toEqual({ lessonType: 'powerpath-100', finalized: true, attempt: 1 })
    expect(await attempts(adaptive)).toMatchObject([
      { attempt: 1, score: 100, scoreStatus: 'fully graded', xp: 18.75 },
    ])
  })

  it('opens attempt 2 after a completed one, once, however often and at once it is asked', async () => {
    const body = await ref(adaptive)
    const asked = await Promise.all(Array.from({ length: 5 }, () => post('createNewAttempt', body)))
    for (const { status, json } of asked) {
      expect(status).toBe(200)
      expect(newAttemptSchema.parse(json).attempt).toMatchObject({
        attempt: 2,
        score: 0,
        scoreStatus: 'not submitted',
        xp: null,
        completedAt: null,
      })
    }
    expect((await attempts(adaptive)).map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(await progress(adaptive, '1')).toMatchObject({ attempt: 1, score: 100, totalQuestions: 11 })
  })

  it('answers a repeated idempotency key alike, with one effect', async () => {
    const { question } = await serving()
    assert(question, 'a question is served')
    const body = { ...(await ref(adaptive)), question: question.id, responses: await open.wrong(question.id) }
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const first = await put(body, headers)
    expect(first.json).toMatchObject({ responseResult: { isCorrect: false, score: 0 }, totalQuestions: 1 })
    expect((await put(body, headers)).json).toEqual(first.json)
    expect(await progress(adaptive)).toMatchObject({ totalQuestions: 1, correctQuestions: 0, accuracy: 0 })
    for (const other of [{ question: 'another' }, { lesson: linear }])
      expect(await put({ ...body, ...other }, headers)).toMatchObject({
        ...{ status: 409, json: { imsx_codeMajor: 'failure' } },
      })
    expect(await attempts(linear)).toEqual([])
    const { question: next } = await serving()
    assert(next, 'a question is served')
    await put({ ...body, question: next.id, responses: await open.right(next.id) })
    expect((await put(body, headers)).json).toEqual(first.json)
  })

  it('counts a literal SKIPPED as wrong', async () => {
    const { question } = await serving()
    assert(question, 'a question is served')
    const { status, json } = await put({
      ...(await ref(adaptive)),
      question: question.id,
      response: 'SKIPPED',
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ responseResult: { isCorrect: false }, totalQuestions: 3 })
    const shown = await progress(adaptive)
    assert(shown.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(shown.seenQuestions.at(-1)).toMatchObject({ response: 'SKIPPED', correct: false })
  })

  it('begins anew with resetAttempt, also where there is nothing to reset', async () => {
    expect(await post('resetAttempt', await ref(adaptive))).toMatchObject({
      status: 200,
      json: { success: true, score: 0 },
    })
    expect(await progress(adaptive)).toMatchObject({ attempt: 2, score: 0, seenQuestions: [] })
    expect((await attempts(adaptive)).at(-1)).toMatchObject({ attempt: 2, scoreStatus: 'not submitted' })
    const other = await ref(adaptive, 'student2@example.com')
    expect((await post('resetAttempt', other)).json).toEqual({ success: true, score: 0 })
  })
})

describe('a linear lesson on the wire', () => {
  it('shows its questions before it is begun, and withholds what is right until it is finalised', async () => {
    const before = await progress(linear)
    assert(before.lessonType === 'quiz', 'the lesson is linear')
    expect(before.questions.length).toBeGreaterThan(1)
    expect(before.questions.map(({ index }) => index)).toEqual(before.questions.map((_, index) => index))
    for (const { id } of before.questions) {
      const answered = await put({ ...(await ref(linear)), question: id, responses: await open.right(id) })
      expect(answered).toMatchObject({ status: 200, json: { lessonType: 'quiz' } })
      expect(JSON.stringify(answered.json)).not.toContain('orrect')
    }
    const during = await progress(linear)
    assert(during.lessonType === 'quiz', 'the lesson is linear')
    expect(during).toMatchObject({ finalized: false, correctQuestions: 0, xp: null, multiplier: null })
    for (const question of during.questions) {
      expect(question.responses).toEqual(await open.right(question.id))
      expect(question).not.toHaveProperty('correct')
      expect(question).not.toHaveProperty('result')
    }
    const final = await post('finalStudentAssessmentResponse', await ref(linear))
    expect(final.json).toEqual({ lessonType: 'quiz', finalized: true, attempt: 1 })
    expect((await post('finalStudentAssessmentResponse', await ref(linear))).json).toEqual(final.json)
    const after = await progress(linear)
    assert(after.lessonType === 'quiz', 'the lesson is linear')
    expect(after).toMatchObject({ finalized: true, score: 100, accuracy: 100, multiplier: 1.25 })
    expect(after.questions.every(({ correct, result }) => correct && result?.score === 1)).toBe(true)
  })

  it('takes no answer after that until there is a new attempt', async () => {
    const shown = await progress(linear)
    assert(shown.lessonType === 'quiz', 'the lesson is linear')
    const [question] = shown.questions
    assert(question, 'the lesson has questions')
    const body = { ...(await ref(linear)), question: question.id, responses: await open.right(question.id) }
    expect((await put(body)).status).toBe(422)
    await post('createNewAttempt', await ref(linear))
    expect((await put(body)).status).toBe(200)
    expect(await progress(linear)).toMatchObject({ attempt: 2, finalized: false })
  })
})

describe('a call that cannot be met', () => {
  const minor = (json: unknown) =>
    (json as { imsx_CodeMinor: { imsx_codeMinorField: { imsx_codeMinorFieldValue: string }[] } })
      .imsx_CodeMinor.imsx_codeMinorField[0]?.imsx_codeMinorFieldValue

  it('is 404 unknownobject for an unknown student, lesson, question or attempt', async () => {
    const known = { student: open.student, lesson: adaptive }
    const question = { ...known, question: 'nothing', responses: { RESPONSE: 'A' } }
    for (const answer of [
      await get('getAttempts', { ...known, student: 'nobody' }),
      await get('getAttempts', { ...known, student: crypto.randomUUID() }),
      await get('getNextQuestion', { ...known, lesson: 'nothing' }),
      await get('getAssessmentProgress', { ...known, attempt: '99' }),
      await post('createNewAttempt', { ...known, lesson: 'nothing' }),
      await post('resetAttempt', { ...known, student: 'nobody' }),
      await put(question),
    ]) {
      expect(answer.status).toBe(404)
      expect(minor(answer.json)).toBe('unknownobject')
    }
  })

  it('is 422 invaliddata for a wrong shape or a wrong time', async () => {
    const known = { student: open.student, lesson: adaptive }
    const { question } = await serving()
    assert(question, 'a question is served')
    const other = await open.db.lessonItem.findFirstOrThrow({
      where: { lessonId: adaptive, identifier: { not: question.id } },
    })
    for (const answer of [
      await get('getAttempts', { student: open.student }),
      await get('getAttempts', { studentId: open.student, lesson: adaptive }),
      await get('getAssessmentProgress', { ...known, attempt: 'first' }),
      await get('getNextQuestion', { ...known, lesson: linear }),
      await post('createNewAttempt', { student: 5, lesson: adaptive }),
      await post('createNewAttempt', 'not JSON'),
      await post('createNewAttempt', ''),
      await put({ ...known, question: question.id }),
      await put({ ...known, question: question.id, responses: { NOPE: 'A' } }),
      await put({ ...known, question: other.identifier, responses: await open.right(other.identifier) }),
    ]) {
      expect(answer.status, JSON.stringify(answer.json)).toBe(422)
      expect(minor(answer.json)).toBe('invaliddata')
    }
  })
})
