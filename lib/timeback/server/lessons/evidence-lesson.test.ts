import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import { replayAttempt } from '#lib/powerpath/adaptive-attempt.ts'
import { assert } from '#lib/std/assert.ts'
import { createRandom } from '#lib/std/random.ts'
import type { NextQuestion, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import { buildPackage, questionId } from '#scripts/testing/content/build-package.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { toAdaptiveAttempt } from './attempt/attempt-state.ts'

const evidence = 'built-evidence'
const published = 'built-published'
const quiz = 'built-quiz'
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const files = buildPackage([
  {
    id: evidence,
    type: 'powerpath-100',
    keywords: ['x', 'scoring-policy: evidence'],
    questions: numbers(1, 45),
  },
  { id: published, type: 'powerpath-100', questions: numbers(1, 45) },
  { id: quiz, type: 'quiz', questions: numbers(1, 40) },
])

let open: OpenLessons
let student: string
let clock = Date.parse('2026-11-23T08:00:00Z')

beforeAll(async () => {
  open = await openLessons({ now: () => new Date(clock) })
  await open.timeback.content.importPackage({ files, course: 'CS-101' })
})
afterAll(() => open.close())
beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.com`
  student = (await open.db.user.create({ data: { email, name: 'Student' } })).id
})

const start = (lesson: string, forceNew = false) => open.timeback.lessons.start({ lesson, student, forceNew })

async function serving(lesson = evidence): Promise<NextQuestion & { id: string }> {
  const served = await open.timeback.lessons.nextStep({ lesson, student })
  assert('question' in served && served.question, 'a question is served')
  return { ...served, id: served.question.id }
}

type Answer = 'right' | 'wrong' | 'skipped'

/** Takes 20 seconds unless told otherwise. */
async function answer(
  kind: Answer,
  { lesson = evidence, tookMs = 20_000, responseMs = undefined as number | undefined } = {},
): Promise<SubmitResult> {
  const { id: question } = await serving(lesson)
  clock += tookMs
  const given = kind === 'skipped' ? { skipped: true } : { responses: await open[kind](question) }
  return open.timeback.lessons.submit({ lesson, student, question, responseMs, ...given })
}

async function stored(lesson = evidence, number?: number) {
  const attempt = await findAttempt(open.db, { studentId: student, lessonId: lesson, number })
  assert(attempt, 'the attempt is stored')
  return attempt
}

describe('a lesson whose package says evidence', () => {
  it('is one of that policy, with the guessing chance and the typical time of its questions', async () => {
    const lessons = await open.timeback.lessons.list()
    const policies = Object.fromEntries(lessons.map(({ id, metadata }) => [id, metadata.policy]))
    expect(policies[evidence]).toBe('evidence')
    const others = Object.entries(policies).filter(([id]) => id !== evidence)
    expect(new Set(others.map(([, policy]) => policy))).toEqual(new Set(['published']))
    const row = await open.db.lessonItem.findFirstOrThrow({
      where: { lessonId: evidence },
      include: { item: true },
    })
    expect(row).toMatchObject({ typicalMs: 30_000, rating: null, item: { guessing: 0.25 } })
    const { lessonId, position } = row
    const where = { lessonId_position: { lessonId, position } }
    await open.db.lessonItem.update({ where, data: { rating: 1.25 } })
    await open.timeback.content.importPackage({ files, course: 'CS-101' })
    expect(await open.db.lessonItem.findUnique({ where })).toMatchObject({ rating: 1.25, typicalMs: 30_000 })
  })

  it('reaches 100 in about ten right answers, with a reason for each and the questions left', async () => {
    await start(evidence)
    expect((await serving()).questionsLeft).toBeGreaterThan(0)
    let result = await answer('right')
    let answers = 1
    for (; !result.complete; answers++) {
      expect(result.reason).toMatch(/^Correct: \+\d+\./)
      expect(result.questionsLeft).toBeGreaterThan(0)
      expect(await serving()).toMatchObject({ reason: result.reason, questionsLeft: result.questionsLeft })
      result = await answer('right')
    }
    expect(answers).toBeGreaterThanOrEqual(8)
    expect(answers).toBeLessThanOrEqual(14)
    expect(result).toMatchObject({ score: 100, questionsLeft: 0 })
    const details = await open.timeback.lessons.attemptDetails({ lesson: evidence, student, attempt: 1 })
    assert(details.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(details).toMatchObject({ policy: 'evidence', finalized: true, totalQuestions: answers })
    expect(details.seenQuestions.at(-1)?.reason).toBe(result.reason)
  })

  it('counts no answer that came too fast, by the client’s word only where that is less than was measured', async () => {
    await start(evidence)
    const first = await answer('right')
    expect(first.score).toBeGreaterThan(0)
    expect((await answer('wrong', { tookMs: 2_000 })).score).toBe(first.score)
    const fast = await answer('right', { tookMs: 60_000, responseMs: 1_000 })
    expect([fast.score, fast.reason]).toEqual([first.score, expect.stringContaining('too fast')])
    expect((await answer('right', { tookMs: 500, responseMs: 60_000 })).score).toBe(first.score)
    const { questions } = await stored()
    expect(questions.flatMap(({ response }) => response?.responseMs ?? [])).toEqual([
      20_000, 2_000, 1_000, 500,
    ])
  })

  it('takes “I don’t know yet” for less than a wrong answer, and keeps that it was said', async () => {
    await start(evidence)
    for (let right = 0; right < 6; right++) await answer('right')
    const before = (await stored()).score
    const skipped = await answer('skipped')
    expect(skipped).toMatchObject({ correct: false, reason: expect.stringContaining('do not know it yet') })
    const wrong = await answer('wrong')
    expect(before - skipped.score).toBeLessThan(skipped.score - wrong.score)
    const details = await open.timeback.lessons.attemptDetails({ lesson: evidence, student, attempt: 1 })
    assert(details.lessonType === 'powerpath-100', 'the lesson is adaptive')
    expect(details.seenQuestions[6]).toMatchObject({ skipped: true, studentResponse: '', correct: false })
    expect(details.seenQuestions[7]).not.toHaveProperty('skipped')
  })

  it('takes questions that another lesson showed for seen, serves the others first and gives no points for them', async () => {
    await start(quiz)
    await start(evidence)
    const fresh = new Set(numbers(41, 45).map(questionId))
    for (let count = 0; count < 5; count++) {
      const { id } = await serving()
      expect(fresh.delete(id)).toBe(true)
      await answer('wrong')
    }
    const repeated = await answer('right')
    expect(repeated).toMatchObject({ correct: true, score: 0, help: { cause: 'no-new-questions' } })
    expect(repeated.reason).toContain('seen this question before')
    const { questions } = await stored()
    expect(questions.map(({ firstExposure }) => firstExposure)).toEqual([
      ...new Array(5).fill(true),
      ...new Array(2).fill(false),
    ])
  })

  it('yields at the third miss and after 30 answers, tells why, and says so of the attempt for the teacher', async () => {
    await start(evidence)
    for (let count = 1; count < 3; count++) expect(await answer('wrong')).not.toHaveProperty('help')
    for (let count = 3; count < 30; count++) {
      const { help } = await answer('wrong')
      expect(help).toMatchObject({
        cause: 'misses-in-a-row',
        offers: ['easier-lesson', 'worked-example', 'tell-teacher'],
      })
    }
    expect((await stored()).helpCause).toBe('misses-in-a-row')
    const result = await answer('wrong')
    expect(result.help).toMatchObject({
      cause: 'many-questions',
      offers: ['worked-example', 'easier-lesson', 'tell-teacher'],
    })
    expect((await stored()).helpCause).toBe('many-questions')
    expect((await serving()).help).toEqual(result.help)
    const details = await open.timeback.lessons.attemptDetails({ lesson: evidence, student, attempt: 1 })
    expect(details).toMatchObject({ help: result.help, policy: 'evidence' })
  })

  it('keeps the policy that the attempt began with when the lesson changes', async () => {
    await start(evidence)
    await answer('right')
    await open.db.lesson.update({ where: { id: evidence }, data: { policy: 'published' } })
    expect((await answer('right')).score).not.toBe(27)
    await start(evidence, true)
    expect([(await stored()).policy, (await answer('right')).score]).toEqual(['published', 14])
    await open.db.lesson.update({ where: { id: evidence }, data: { policy: 'evidence' } })
  })
})

describe('a stored log', () => {
  it.each([evidence, published])('of %s replays to the stored scores bit for bit', async (lesson) => {
    const random = createRandom(7)
    const kinds = ['right', 'right', 'right', 'wrong', 'skipped'] as const
    for (let attempt = 1; attempt <= 2; attempt++) {
      await start(lesson, true)
      for (let count = 0; count < 15; count++) {
        const kind = kinds[Math.floor(random() * kinds.length)] ?? 'right'
        const { complete } = await answer(kind, { lesson, tookMs: Math.floor(random() * 20_000) })
        if (complete) break
      }
      const state = toAdaptiveAttempt(await stored(lesson, attempt))
      expect(state.served.length).toBeGreaterThan(10)
      expect(replayAttempt(state)).toEqual(state)
      for (const { profile, firstExposure } of state.served)
        expect([profile?.guessing, profile?.typicalMs, typeof firstExposure]).toEqual([
          0.25,
          30_000,
          'boolean',
        ])
    }
  })

  it('answers a repeated submission with the same reason, estimate and help, to the byte', async () => {
    await start(evidence)
    await answer('right')
    const { id: question } = await serving()
    const submissionId = crypto.randomUUID()
    const input = { lesson: evidence, student, question, skipped: true, submissionId }
    const first = await open.timeback.lessons.submit(input)
    await answer('right')
    expect(JSON.stringify(await open.timeback.lessons.submit(input))).toBe(JSON.stringify(first))
  })
})
