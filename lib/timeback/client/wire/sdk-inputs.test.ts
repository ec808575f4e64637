import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeActivityPage, params } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import type { ActivityParams } from '#lib/timeback/client/time/activity-tracker.ts'
import { heartbeatBody, submitActivityBody } from '#lib/timeback/contract/activity.ts'
import { startLessonBody, submitBody } from '#lib/timeback/contract/requests.ts'

const course = { code: 'CS-101' }
const uuid = '00000000-0000-4000-8000-000000000001'

/** Values of every kind, those that are right among them. */
const some = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'x',
    0,
    1,
    -1,
    1.5,
    Number.NaN,
    5,
    14,
    true,
    [],
    {},
    'é\u0000',
  ),
  fc.constantFrom<unknown>(course, { subject: 'Math', grade: 5 }, { code: '' }, { ...course, grade: 1 }),
  fc.constantFrom<unknown>('a'.repeat(255), 'a'.repeat(256), '\ud800', uuid, uuid.toUpperCase(), 'abc', 1e9),
)

function accepts(call: () => unknown): boolean {
  try {
    call()
    return true
  } catch (thrown) {
    expect(thrown).toMatchObject({ name: 'TimebackError', code: 'VALIDATION_ERROR', status: 400 })
    expect((thrown as { errors: { path: string }[] }).errors[0]?.path).toBeTruthy()
    return false
  }
}

describe('what a call takes', () => {
  it('starts an activity exactly where the server would take its windows', () => {
    const property = fc.property(
      fc.record({ id: some, name: some, course: some, runId: some }, { requiredKeys: [] }),
      (changed) => {
        const given = { ...params, ...changed } as ActivityParams
        const { client } = createFakeActivityPage()
        const { id, name, course: at, runId } = given
        const window = { startedAt: '2026-01-05T09:00:00Z', endedAt: '2026-01-05T09:00:15Z', id: uuid }
        const body = {
          ...{ ...window, sentAt: window.endedAt, activeMs: 1, inactiveMs: 0 },
          ...{ runId: runId === undefined ? uuid : runId, activity: { id, name, course: at } },
        }
        expect(accepts(() => client.activity.start(given))).toBe(heartbeatBody.safeParse(body).success)
      },
    )
    fc.assert(property, { numRuns: 500 })
  })

  it('ends an activity exactly with what the server would take', async () => {
    const metrics = fc.record(
      {
        xpEarned: some,
        totalQuestions: some,
        correctQuestions: some,
        masteredUnits: some,
        pctComplete: some,
      },
      { requiredKeys: ['xpEarned'] },
    )
    const property = fc.asyncProperty(metrics, some, some, async (given, active, inactive) => {
      const { page, client } = createFakeActivityPage()
      const activity = client.activity.start(params)
      const time = active === undefined ? undefined : { active, ...(inactive !== undefined && { inactive }) }
      const ended = await activity.end({ ...given, ...(time && { time }) } as never).then(
        () => true,
        (error) => {
          expect(error).toMatchObject({
            code: 'VALIDATION_ERROR',
            errors: expect.arrayContaining([{ path: expect.anything(), message: expect.anything() }]),
          })
          return false
        },
      )
      const sent = page.sentTo('activity/submit')[0]?.body
      const isMetrics = submitActivityBody.shape.metrics.safeParse(given).success
      const isTime = !time || (isMs(active) && (inactive === undefined || isMs(inactive)))
      expect(ended).toBe(
        Object.values(given).every((value) => value === undefined) ? !time : isMetrics && isTime,
      )
      if (sent) expect(submitActivityBody.safeParse(sent).error).toBeUndefined()
    })
    await fc.assert(property, { numRuns: 500 })
  })

  it('starts a lesson exactly as the server would take it, and asks for its course', async () => {
    const input = fc.record({ lessonId: some, course: some, lessonType: some, forceNew: some })
    const property = fc.asyncProperty(input, async (given) => {
      const page = createFakeEnvironment(lessonServer('quiz', 1))
      const { lessons } = createTimebackClient({ environment: page.environment })
      const { course: at, ...body } = given
      const started = await lessons.start(given as never).then(
        () => true,
        (error) => {
          expect(error).toMatchObject({ code: 'VALIDATION_ERROR' })
          return false
        },
      )
      const isCourse = heartbeatBody.shape.activity.safeParse({ id: 'a', name: 'a', course: at }).success
      expect(started).toBe(startLessonBody.safeParse(body).success && isCourse)
    })
    await fc.assert(property, { numRuns: 300 })
  })
})

function isMs(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 86_400_000
}

describe('what no call takes', () => {
  it.each([
    ['runId', { runId: 'abc' }],
    ['runId', { runId: '' }],
    ['id', { id: '' }],
    ['name', { name: undefined }],
    ['course', { course: undefined }],
    ['course', { course: null }],
    ['course.grade', { course: { subject: 'Math' } }],
    ['course.grade', { course: { subject: 'Math', grade: '5' } }],
    ['course.subject', { course: { grade: 5 } }],
    ['course.grade', { course: { code: 'CS-101', grade: 5 } }],
    ['time.heartbeat', { time: { heartbeat: 5 } }],
    ['time.active', { time: { active: 5 } }],
    ['time', { time: true }],
    ['time.retryAttempts', { time: { retryAttempts: -1 } }],
    ['onPause', { onPause: 'later' }],
    ['onEnd', { onEnd: () => undefined }],
  ])('names %s of an activity, and starts nothing', (path, change) => {
    const { client } = createFakeActivityPage()
    const start = () => client.activity.start({ ...params, ...change } as never)
    expect(start).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ path })] }))
    expect(client.activity.current).toBeNull()
    expect(client.activity.start(params).isEnded).toBe(false)
  })

  it.each([undefined, null, 'x', 7, []])('is %j in place of what an activity is started with', (given) => {
    const { client } = createFakeActivityPage()
    expect(accepts(() => client.activity.start(given as never))).toBe(false)
  })

  it.each([
    ['input', null],
    ['input', 'Math'],
    ['course', { course: 'Math' }],
    ['subject', { subject: 'Math' }],
  ])('is named as %s by lessons.list', async (path, input) => {
    const { client } = createFakeActivityPage()
    await expect(client.lessons.list(input as never)).rejects.toMatchObject({
      ...{ name: 'TimebackError', code: 'VALIDATION_ERROR', errors: [{ path }] },
    })
  })

  it('is refused by every other call, by name, before anything is asked', async () => {
    const { page, client } = createFakeActivityPage()
    const { lessons, courses } = client
    const calls: [string, Promise<unknown>][] = [
      ['lessonId', lessons.attempts({} as never)],
      ['lessonId', lessons.attempts({ lessonId: 7 } as never)],
      ['input', lessons.attempts(undefined as never)],
      ['input', lessons.attemptDetails(undefined as never)],
      ['attempt', lessons.attemptDetails({ lessonId: 'l' } as never)],
      ['attempt', lessons.attemptDetails({ lessonId: 'l', attempt: 0 })],
      ['attempt', lessons.attemptDetails({ lessonId: 'l', attempt: '1' } as never)],
      ['input', lessons.start(undefined as never)],
      ['course', lessons.start({ lessonId: 'l' } as never)],
      ['lessonType', lessons.start({ lessonId: 'l', course, lessonType: 'exam' } as never)],
      ['forceNew', lessons.start({ lessonId: 'l', course, forceNew: 'yes' } as never)],
      ['input', courses.progress(undefined as never)],
      ['course', courses.progress({} as never)],
    ]
    for (const [path, call] of calls)
      await expect(call, path).rejects.toMatchObject({ code: 'VALIDATION_ERROR', errors: [{ path }] })
    expect(page.requests).toEqual([])
  })

  it.each([
    ['time.active', { xpEarned: 1, time: {} }],
    ['time.active', { xpEarned: 1, time: { active: '5' } }],
    ['time.active', { xpEarned: 1, time: { active: -1 } }],
    ['time.active', { xpEarned: 1, time: { active: 86_400_001 } }],
    ['time.inactive', { xpEarned: 1, time: { active: 1, inactive: Number.MAX_SAFE_INTEGER } }],
    ['time.activeMs', { xpEarned: 1, time: { active: 1, activeMs: 1 } }],
    ['time', { xpEarned: 1, time: 'long' }],
    ['metrics.xpEarned', { totalQuestions: 1, correctQuestions: 1 }],
    ['metrics.xpEarned', { xpEarned: Number.POSITIVE_INFINITY }],
    ['metrics.correctQuestions', { xpEarned: 1, totalQuestions: 1, correctQuestions: 2 }],
    ['metrics.totalQuestion', { xpEarned: 1, totalQuestion: 3 }],
    ['process', { xpEarned: 1, process: false }],
    ['input', 'done'],
  ])('names %s of a completion, and the activity goes on', async (path, data) => {
    const { page, client } = createFakeActivityPage()
    const activity = client.activity.start(params)
    await expect(activity.end(data as never)).rejects.toMatchObject({
      ...{ code: 'VALIDATION_ERROR', status: 400, errors: [{ path }] },
    })
    expect([page.requests, client.activity.current]).toEqual([[], activity])
    await activity.end({ xpEarned: 1, time: { active: 0 }, process: true })
    expect(submitActivityBody.safeParse(page.sentTo('activity/submit')[0]?.body).error).toBeUndefined()
  })

  it('is an answer without an answer in it', async () => {
    const page = createFakeEnvironment(lessonServer('quiz', 2))
    const client = createTimebackClient({ environment: page.environment })
    const session = await client.lessons.start({ lessonId: 'lesson-1', course })
    await session.next()
    const inputs: [string, unknown][] = [
      ['input', undefined],
      ['question', {}],
      ['response', { question: 'q1' }],
      ['response', { question: 'q1', response: '' }],
      ['response', { question: 'q1', response: ' ' }],
      ['response', { question: 'q1', response: null }],
      ['response', { question: 'q1', response: ['A'] }],
      ['responses', { question: 'q1', responses: {} }],
      ['responses', { question: 'q1', responses: [] }],
      ['responses', { question: 'q1', responses: { A: '', B: [], C: null, D: [''] } }],
      ['responses', { question: 'q1', responses: { A: 5 } }],
      ['skipped', { question: 'q1', skipped: false }],
      ['responses', { question: 'q1', response: 'A', responses: { A: 'B' } }],
      ['turn', { question: 'q1', response: 'A', turn: -1 }],
      ['answer', { question: 'q1', response: 'A', answer: 'A' }],
    ]
    for (const [path, input] of inputs) {
      const submitted = session.submit(input as never)
      await expect(submitted, JSON.stringify(input)).rejects.toMatchObject({
        ...{ code: 'VALIDATION_ERROR', errors: [{ path }] },
      })
    }
    expect([page.sentTo('lessons/submit'), client.delivery.getSnapshot().refused]).toEqual([[], []])
    await session.submit({ question: 'q1', response: '0' })
    const [sent] = page.sentTo('lessons/submit')
    expect(submitBody.safeParse(sent?.body).error).toBeUndefined()
  })
})

it('ends a run whose time the server refuses for good, so that another can start', async () => {
  const { page, client } = createFakeActivityPage(
    () =>
      new Response('{"code":"COURSE_NOT_FOUND","detail":"No such course."}', {
        ...{ status: 404, headers: { 'content-type': 'application/problem+json' } },
      }),
  )
  const activity = client.activity.start(params)
  await page.advance(20_000)
  await expect(activity.end({ xpEarned: 1 })).rejects.toBeRefusal('COURSE_NOT_FOUND')
  expect(activity.isEnded).toBe(false)
  await page.advance(1_000)
  await expect(activity.end()).rejects.toBeRefusal('COURSE_NOT_FOUND')
  expect([activity.isEnded, client.activity.current]).toEqual([true, null])
  expect(client.activity.start(params).isEnded).toBe(false)
})
