import { expect, it } from 'vitest'
import { createTimebackClient } from './create-timeback-client.ts'
import { createFakeEnvironment, problem } from './fakes/fake-environment.ts'
import { getLessonAttemptQuestions } from './session/lesson-state.ts'

const course = { code: 'CS-101' }

it('reads the lessons of one course or of all, progress and attempts', async () => {
  const page = createFakeEnvironment(() => [])
  const { lessons, courses } = createTimebackClient({ environment: page.environment })
  await lessons.list()
  await lessons.list({ course: { subject: 'Math', grade: 5 } })
  await lessons.list({ course: { code: 'A&B' } })
  await courses.progress({ course: { subject: 'Math', grade: 5 } })
  await courses.progress({ course: { code: 'CS-101' } })
  await lessons.attempts({ lessonId: 'l 1' })
  await lessons.attemptDetails({ lessonId: 'l1', attempt: 2 })
  expect(page.requests.map(({ path }) => path)).toEqual([
    'lessons',
    'lessons?subject=Math&grade=5',
    'lessons?code=A%26B',
    'courses/progress?subject=Math&grade=5',
    'courses/progress?code=CS-101',
    'lessons/attempts?lessonId=l+1',
    'lessons/attempts/details?lessonId=l1&attempt=2',
  ])
})

it('tells what was invalid, field by field', async () => {
  const errors = [{ path: 'grade', message: 'must be a whole number' }]
  const body = {
    type: 'about:blank',
    title: 'x',
    status: 400,
    code: 'VALIDATION_ERROR',
    detail: 'd',
    requestId: '1',
    errors,
  }
  const headers = { 'content-type': 'application/problem+json' }
  const page = createFakeEnvironment(() => new Response(JSON.stringify(body), { status: 400, headers }))
  const { lessons } = createTimebackClient({ environment: page.environment })
  await expect(lessons.list()).rejects.toMatchObject({
    name: 'TimebackError',
    code: 'VALIDATION_ERROR',
    status: 400,
    errors,
  })
})

it('takes a page in place of an answer for an error', async () => {
  const page = createFakeEnvironment(
    () => new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html' } }),
  )
  const { lessons } = createTimebackClient({ environment: page.environment })
  await expect(lessons.list()).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE', status: 200 })
})

it('gives up after the agreed number of repeats, each later than the one before', async () => {
  const page = createFakeEnvironment(() => {
    throw new TypeError('no network')
  })
  const { lessons } = createTimebackClient({ environment: page.environment, retryAttempts: 3 })
  const listed = expect(lessons.list()).rejects.toMatchObject({
    code: 'NETWORK_ERROR',
    status: 0,
    detail: 'no network',
  })
  await page.advance(60_000)
  await listed
  const times = page.requests.map(({ at }) => at - (page.requests[0]?.at ?? 0))
  expect(times).toEqual([0, 375, 1_125, 2_625])
})

it('waits as long as the server asks', async () => {
  let refusals = 1
  const page = createFakeEnvironment(() => {
    if (refusals-- <= 0) return []
    const refused = problem(429, 'RATE_LIMITED')
    refused.headers.set('retry-after', '7')
    return refused
  })
  const { lessons } = createTimebackClient({ environment: page.environment })
  const listed = lessons.list()
  await page.advance(10_000)
  await expect(listed).resolves.toEqual([])
  expect((page.requests[1]?.at ?? 0) - (page.requests[0]?.at ?? 0)).toBe(7_000)
})

it('never opens two attempts when the answer to a forced start was lost', async () => {
  const page = createFakeEnvironment(() => {
    throw new TypeError('no network')
  })
  const { lessons } = createTimebackClient({ environment: page.environment })
  const started = expect(lessons.start({ lessonId: 'l', course, forceNew: true })).rejects.toThrow(
    'no network',
  )
  await page.advance(60_000)
  await started
  expect(page.requests).toHaveLength(1)
})

it('lists the questions of an attempt whatever the lesson’s type', () => {
  const totals = {
    ...{ attempt: 1, finalized: true, score: 0, totalQuestions: 0, correctQuestions: 0 },
    ...{ startedAt: '', completedAt: null, activeMs: 0, xp: null },
  }
  const adaptive = getLessonAttemptQuestions({ lessonType: 'powerpath-100', seenQuestions: [], ...totals })
  const questions = [{ id: 'q1' }] as never
  expect(adaptive).toEqual([])
  expect(getLessonAttemptQuestions({ lessonType: 'quiz', questions, ...totals })).toBe(questions)
})
