import { describe, expect, it, vi } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment, problem, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import type { ActivityParams } from './activity-tracker.ts'

const params: ActivityParams = { id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } }
const accept: Respond = ({ path, body }) =>
  path === 'activity/submit' ? { success: true, runId: body.runId } : { accepted: true, creditedMs: 0 }

function setUp(respond: Respond = accept, retryAttempts = 0) {
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, retryAttempts })
  const sum = (name: 'activeMs' | 'inactiveMs') =>
    page.sentTo('activity/heartbeat').reduce((total, { body }) => total + Number(body[name]), 0)
  return { page, client, sum }
}

describe('one at a time', () => {
  it('refuses a second activity until the first has ended', async () => {
    const { client } = setUp()
    const first = client.activity.start(params)
    expect(client.activity.current).toBe(first)
    expect(() => client.activity.start(params)).toThrow('Another activity is already in progress')
    await first.end()
    expect([first.isEnded, client.activity.current]).toEqual([true, null])
    expect(client.activity.start(params).runId).not.toBe(first.runId)
  })

  it('says what it is from the start', async () => {
    const { page, client } = setUp()
    const tracker = client.activity.start(params)
    await page.advance(3_000)
    expect(tracker).toMatchObject({ id: 'fractions', isPaused: false, isEnded: false, totalActiveMs: 3_000 })
    expect(tracker.startedAt.toISOString()).toBe('2026-01-05T09:00:00.000Z')
    expect(tracker.runId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('goes on with the run it is given', () => {
    const { client } = setUp()
    const runId = '11111111-1111-4111-8111-111111111111'
    expect(client.activity.start({ ...params, runId }).runId).toBe(runId)
  })
})

describe('end', () => {
  it('sends the time first, then the completion of the same run, and gives its answer', async () => {
    const { page, client } = setUp((request) =>
      request.path === 'activity/submit'
        ? { success: true, runId: 'r', pctCompleteApp: 30 }
        : accept(request),
    )
    const tracker = client.activity.start(params)
    await page.advance(4_000)
    const metrics = { xpEarned: 80, masteredUnits: 1, totalQuestions: 10, correctQuestions: 8 }
    expect(await tracker.end(metrics)).toEqual({ success: true, runId: 'r', pctCompleteApp: 30 })
    expect(page.requests.map(({ path }) => path)).toEqual(['activity/heartbeat', 'activity/submit'])
    expect(page.requests[1]?.body).toEqual({
      sentAt: '2026-01-05T09:00:04.000Z',
      activity: { id: 'fractions', name: 'Fractions', course: { code: 'CS-101' } },
      metrics,
      runId: tracker.runId,
    })
  })

  it('sends the completion also when the time is kept for later', async () => {
    const { page, client } = setUp((request) =>
      request.path === 'activity/heartbeat' ? problem(503, 'DB_UNAVAILABLE') : accept(request),
    )
    const onError = vi.fn()
    const tracker = client.activity.start({ ...params, onError })
    await page.advance(4_000)
    expect(await tracker.end({ xpEarned: 1 })).toMatchObject({ success: true })
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ status: 503 }), { type: 'time-spent' })
    page.respondWith(accept)
    await page.advance(60_000)
    expect(page.sentTo('activity/heartbeat').at(-1)?.body.activeMs).toBe(4_000)
  })

  it('rejects without a completion when the time could not be sent, and can be tried again', async () => {
    const { page, client } = setUp(() => problem(503, 'DB_UNAVAILABLE'))
    const tracker = client.activity.start(params)
    await page.advance(4_000)
    await expect(tracker.end()).rejects.toMatchObject({ status: 503 })
    expect([tracker.isEnded, client.activity.current]).toEqual([false, tracker])
    page.respondWith(accept)
    await tracker.end()
    expect(tracker.isEnded).toBe(true)
  })

  it('sends `time` in place of what was tracked and not sent yet', async () => {
    const { page, client, sum } = setUp()
    const tracker = client.activity.start(params)
    await page.advance(20_000)
    await tracker.end({ xpEarned: 10, time: { active: 600_000, inactive: 60_000 } })
    expect(sum('activeMs')).toBe(15_000)
    expect(page.sentTo('activity/submit')[0]?.body.time).toEqual({
      startedAt: '2026-01-05T08:49:20.000Z',
      endedAt: '2026-01-05T09:00:20.000Z',
      activeMs: 600_000,
      inactiveMs: 60_000,
    })
  })

  it('tells a failed window only after its repeats are used up', async () => {
    const { page, client } = setUp(() => problem(503, 'DB_UNAVAILABLE'), 0)
    const onError = vi.fn()
    client.activity.start({ ...params, onError, time: { retryAttempts: 2 } })
    await page.advance(15_500)
    expect([page.requests.length, onError.mock.calls.length]).toEqual([2, 0])
    await page.advance(700)
    expect([page.requests.length, onError.mock.calls.length]).toEqual([3, 1])
  })

  it('refuses one question count without the other and stays usable', async () => {
    const { page, client } = setUp()
    const onError = vi.fn()
    const tracker = client.activity.start({ ...params, onError })
    await expect(tracker.end({ xpEarned: 1, totalQuestions: 10 })).rejects.toMatchObject({
      code: 'VALIDATION_ERROR',
      detail: 'totalQuestions and correctQuestions must be provided together.',
      errors: [{ path: 'metrics.correctQuestions' }],
    })
    expect(onError).toHaveBeenCalledWith(expect.anything(), { type: 'completion' })
    await page.advance(1_000)
    expect([tracker.isEnded, tracker.totalActiveMs]).toEqual([false, 1_000])
  })

  it('tells a failed completion, rejects with it, goes on, and succeeds when tried again', async () => {
    let down = true
    const { page, client, sum } = setUp((request) =>
      down && request.path === 'activity/submit' ? problem(500, 'DB_ERROR') : accept(request),
    )
    const onError = vi.fn()
    const tracker = client.activity.start({ ...params, onError })
    await page.advance(2_000)
    await expect(tracker.end({ xpEarned: 1 })).rejects.toMatchObject({ code: 'DB_ERROR', status: 500 })
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'DB_ERROR' }), {
      type: 'completion',
    })
    expect(tracker.isEnded).toBe(false)
    down = false
    await page.advance(3_000)
    await tracker.end({ xpEarned: 1 })
    expect([tracker.isEnded, sum('activeMs'), tracker.totalActiveMs]).toEqual([true, 5_000, 5_000])
  })

  it('ends once, however often it is asked to', async () => {
    const { page, client } = setUp()
    const tracker = client.activity.start(params)
    await Promise.all([tracker.end({ xpEarned: 1 }), tracker.end({ xpEarned: 1 })])
    await tracker.end({ xpEarned: 1 })
    tracker.pause()
    tracker.resume()
    await page.advance(60_000)
    expect(page.sentTo('activity/submit')).toHaveLength(1)
    expect(page.requests).toHaveLength(1)
  })
})
