import { expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeBrowser, startQuiz } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment } from '#lib/timeback/client/fakes/fake-environment.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const course = { code: 'CS-101' }

it('still sends from a page whose browser keeps nothing, and says so', async () => {
  const { server, counted } = createFakeBrowser()
  const refuse = () => Promise.reject(new Error('QuotaExceededError'))
  const page = createFakeEnvironment(server.respond, {
    storage: { put: refuse, delete: refuse, list: refuse },
  })
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  const session = await startQuiz(client)
  page.setOffline(true)
  await session.keep({ question: 'q1', response: 'A' })
  await page.advance(1_000)
  expect(client.delivery.getSnapshot()).toMatchObject({ unsent: 1, isDurable: false })
  page.setOffline(false)
  await page.advance(60_000)
  expect(counted('quiz')).toEqual(['q1=A'])
})

it('does not wait for a storage that hangs', async () => {
  const { server, counted } = createFakeBrowser()
  const hang = () => new Promise<never>(() => undefined)
  const page = createFakeEnvironment(server.respond, { storage: { put: hang, delete: hang, list: hang } })
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  const started = startQuiz(client)
  await page.advance(60_000)
  void (await started).keep({ question: 'q1', response: 'A' })
  await page.advance(60_000)
  expect(counted('quiz')).toEqual(['q1=A'])
})

it('does not wait 2 s more than once for a storage that hangs', async () => {
  const { server } = createFakeBrowser()
  const hang = () => new Promise<never>(() => undefined)
  const page = createFakeEnvironment(server.respond, { storage: { put: hang, delete: hang, list: hang } })
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  client.delivery.watch()
  const player = new LessonPlayer(client, { lessonId: 'quiz', course })
  player.subscribe(() => undefined)
  void player.start()
  await page.advance(2_000)
  expect(player.getSnapshot()).toMatchObject({ status: 'ready', question: { id: 'q1' } })
  expect(client.delivery.getSnapshot().isDurable).toBe(false)
})

it('sends an answer once also where the storage can be read and nothing in it deleted', async () => {
  const { server, storage, counted } = createFakeBrowser()
  const refuse = () => Promise.reject(new Error('read-only'))
  const page = createFakeEnvironment(server.respond, { storage: { ...storage, delete: refuse } })
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  client.delivery.watch()
  const session = await startQuiz(client)
  await session.submit({ question: 'q1', response: 'A' })
  await session.submit({ question: 'q2', response: 'B' })
  await client.delivery.flush()
  await page.advance(120_000)
  expect(page.sentTo('lessons/submit').map(({ body }) => body.question)).toEqual(['q1', 'q2'])
  expect([counted('quiz'), session.getSnapshot().saves]).toEqual([
    ['q1=A', 'q2=B'],
    { q1: 'saved', q2: 'saved' },
  ])
})
