import { expect, it, vi } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'

const course = { subject: 'Math', grade: 5 }

function setUp() {
  const page = createFakeEnvironment(lessonServer('quiz', 10))
  const client = createTimebackClient({ environment: page.environment })
  return { page, client, start: () => client.lessons.start({ lessonId: 'lesson-1', course }) }
}

it('gives the server’s result and the time of the session as one, field by field', async () => {
  const { page, start } = setUp()
  const session = await start()
  await page.advance(61_000)
  expect(await session.complete()).toEqual({
    lessonType: 'quiz',
    attempt: 2,
    score: 90,
    totalQuestions: 10,
    correctQuestions: 9,
    accuracy: 90,
    finalized: true,
    timeSpentSeconds: 61,
    timeTrackingSent: true,
  })
})

it('sends no completion event of its own for a lesson', async () => {
  const { page, start } = setUp()
  const session = await start()
  await page.advance(20_000)
  await session.complete()
  expect(page.sentTo('activity/submit')).toEqual([])
})

it('sends what was tracked of a lesson when it is paused', async () => {
  const { page, start } = setUp()
  const session = await start()
  await page.advance(7_000)
  session.pause()
  await page.settle()
  expect(page.sentTo('activity/heartbeat').map(({ body }) => body.activeMs)).toEqual([7_000])
})

it('has no run before the first, and none of a run that ended without data completes anything', async () => {
  const { page, client } = setUp()
  expect(client.activity.current).toBeNull()
  const activity = client.activity.start({ id: 'a', name: 'A', course })
  await page.advance(2_000)
  expect(await activity.end()).toBeUndefined()
  expect(page.requests.map(({ path, body }) => [path, body.activeMs])).toEqual([
    ['activity/heartbeat', 2_000],
  ])
})

it('flushes nothing while paused', async () => {
  const { page, client } = setUp()
  const onFlush = vi.fn()
  const activity = client.activity.start({ id: 'a', name: 'A', course, onFlush })
  await page.advance(2_000)
  activity.pause()
  await page.settle()
  await activity.flush()
  expect([page.requests.length, onFlush.mock.calls]).toEqual([1, [[2_000]]])
})
