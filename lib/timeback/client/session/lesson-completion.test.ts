import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment, problem, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'

const course = { subject: 'Math', grade: 5 }

async function start(respond: Respond, options: { retryAttempts?: number } = {}) {
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, ...options })
  const session = await client.lessons.start({ lessonId: 'lesson-1', course })
  return { page, client, session }
}

describe('complete', () => {
  it('finalises on the server first, then sends the rest of the time', async () => {
    const { page, client, session } = await start(lessonServer('quiz', 10))
    await page.advance(9_600)
    const result = await session.complete()
    expect(page.requests.slice(-2).map(({ path }) => path)).toEqual([
      'lessons/complete',
      'activity/heartbeat',
    ])
    expect(result).toMatchObject({
      score: 90,
      accuracy: 90,
      finalized: true,
      timeSpentSeconds: 10,
      timeTrackingSent: true,
    })
    expect(result).not.toHaveProperty('error')
    expect([session.score, session.finalized, client.activity.current]).toEqual([90, true, null])
    expect(await session.next()).toBeNull()
  })

  it('keeps the score when only the time could not be sent, and lets the next lesson start', async () => {
    const server = lessonServer('quiz', 10)
    const { page, client, session } = await start(
      (request) =>
        request.path === 'activity/heartbeat' ? problem(500, 'DB_ERROR', 'No room.') : server(request),
      { retryAttempts: 0 },
    )
    await page.advance(5_000)
    const result = await session.complete()
    expect(result).toMatchObject({ score: 90, finalized: true, timeTrackingSent: false, error: 'No room.' })
    expect(client.activity.current).toBeNull()
  })

  it('rejects and goes on tracking when the server could not finalise', async () => {
    const server = lessonServer('quiz', 10)
    const { client, session } = await start(
      (request) => (request.path === 'lessons/complete' ? problem(503, 'DB_UNAVAILABLE') : server(request)),
      { retryAttempts: 0 },
    )
    await expect(session.complete()).rejects.toBeRefusal('DB_UNAVAILABLE')
    expect([session.finalized, client.activity.current?.isEnded]).toEqual([false, false])
  })

  it('goes on tracking an adaptive lesson that is not at 100 yet', async () => {
    const server = lessonServer('powerpath-100', 10)
    const { page, client, session } = await start((request) =>
      request.path === 'lessons/complete'
        ? { lessonType: 'powerpath-100', attempt: 2, score: 10, accuracy: 100, finalized: false }
        : server(request),
    )
    await page.advance(5_000)
    expect(await session.complete()).toMatchObject({
      ...{ score: 10, finalized: false, timeSpentSeconds: 5, timeTrackingSent: true },
    })
    expect([session.finalized, client.activity.current?.isEnded]).toEqual([false, false])
    await page.advance(20_000)
    expect(page.sentTo('activity/heartbeat').map(({ body }) => body.activeMs)).toEqual([5_000, 15_000])
    expect(await session.next()).toMatchObject({ id: 'q1' })
    session.pause()
    expect(client.activity.current?.isPaused).toBe(true)
  })

  it('is one wish, however often it is asked for at once', async () => {
    const { page, session } = await start(lessonServer('quiz', 2))
    const results = await Promise.all([session.complete(), session.complete()])
    results.push(await session.complete())
    expect(results.map(({ score }) => score)).toEqual([90, 90, 90])
    expect(page.sentTo('lessons/complete').map(({ body }) => body)).toEqual([
      { lessonId: 'lesson-1', attempt: 2 },
    ])
  })

  it('waits for answers that are still under way', async () => {
    const { page, session } = await start(lessonServer('quiz', 2))
    await Promise.all([session.submit({ question: 'q1', response: 'A' }), session.complete()])
    expect(page.requests.map(({ path }) => path).slice(1, 3)).toEqual(['lessons/submit', 'lessons/complete'])
  })
})

it('ignores pause and resume in the wrong state', async () => {
  const { page, client, session } = await start(lessonServer('quiz', 2))
  const tracker = client.activity.current
  session.resume()
  session.pause()
  session.pause()
  await page.advance(30_000)
  expect([tracker?.isPaused, tracker?.totalActiveMs]).toEqual([true, 0])
  session.resume()
  await page.advance(2_000)
  await session.complete()
  session.pause()
  expect([tracker?.isPaused, tracker?.totalActiveMs]).toEqual([false, 2_000])
})
