import { expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment, problem, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const course = { code: 'CS-101' }

/** Holds the answers to `lessons/start` of some lessons back until they are released. */
function setUp(lessonType: 'quiz' | 'powerpath-100' = 'quiz') {
  const held = new Map<string, (response: null) => void>()
  const server = lessonServer(lessonType, 3)
  const respond: Respond = async (request) => {
    const lessonId = String(request.body.lessonId)
    if (request.path === 'lessons/start' && lessonId.startsWith('slow'))
      await new Promise((resolve) => held.set(lessonId, resolve))
    return server(request)
  }
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, retryAttempts: 0 })
  const start = (lessonId: string) => client.lessons.start({ lessonId, course })
  const release = (lessonId: string) => held.get(lessonId)?.(null)
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  return { page, client, start, release, turn }
}

it('leaves the current session its time and its answers when an earlier start arrives late', async () => {
  const { page, client, start, release, turn } = setUp()
  const late = start('slow-1')
  await turn()
  const session = await start('quick')
  await session.next()
  const current = client.activity.current
  release('slow-1')
  const left = await late
  expect([client.activity.current, current?.isEnded]).toEqual([current, false])
  await page.advance(60_000)
  expect(page.sentTo('activity/heartbeat').map(({ body }) => body.lessonId)).toEqual(Array(4).fill('quick'))
  await session.submit({ question: 'q1', response: 'A' })
  expect(session.getSnapshot().answers).toEqual({ q1: { ANSWER: 'A' } })
  left.leave()
  left.pause()
  left.resume()
  expect([client.activity.current, current?.isPaused]).toEqual([current, false])
})

it('takes the start that was asked for last, in whatever order the answers come', async () => {
  const { client, start, release, turn } = setUp()
  const [first, second, third] = [start('slow-1'), start('slow-2'), start('slow-3')]
  await turn()
  for (const lessonId of ['slow-2', 'slow-3', 'slow-1']) {
    release(lessonId)
    await turn()
  }
  await Promise.all([first, second, third])
  expect(client.activity.current?.id).toBe('slow-3')
})

it('opens the earlier lesson all the same where the later start failed', async () => {
  const { page, client, start, release, turn } = setUp()
  const first = start('slow-1')
  await turn()
  const server = lessonServer('quiz', 3)
  page.respondWith((request) =>
    request.body.lessonId === 'gone' ? problem(404, 'LESSON_NOT_FOUND') : server(request),
  )
  await expect(start('gone')).rejects.toBeRefusal('LESSON_NOT_FOUND')
  release('slow-1')
  await first
  expect(client.activity.current?.id).toBe('slow-1')
})

it('keeps the lesson on the screen when one that was left is opened late', async () => {
  const { page, client, release, turn } = setUp('powerpath-100')
  const away = new LessonPlayer(client, { lessonId: 'slow-1', course })
  const leave = away.subscribe(() => undefined)
  void away.start()
  await turn()
  leave()
  const player = new LessonPlayer(client, { lessonId: 'quick', course })
  player.subscribe(() => undefined)
  await player.start()
  release('slow-1')
  await page.advance(16_000)
  expect(page.sentTo('activity/heartbeat').map(({ body }) => body.lessonId)).toEqual(['quick'])
  await player.submit({ ANSWER: 'A' })
  expect(player.getSnapshot()).toMatchObject({ phase: 'feedback', saveState: 'saved' })
})

it('does not touch an activity of the app’s own that began while a lesson was being opened', async () => {
  const { client, start, release, turn } = setUp()
  const late = start('slow-1')
  await turn()
  const own = client.activity.start({ id: 'game', name: 'Game', course })
  release('slow-1')
  await expect(late).rejects.toBeRefusal('ACTIVITY_IN_PROGRESS')
  expect([client.activity.current, own.isEnded]).toEqual([own, false])
})
