import { expect, it } from 'vitest'
import { createRandom } from '#lib/std/random.ts'
import { createFakeBrowser } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import {
  createUnreliableServer,
  fakeQuestion,
  lessonServer,
} from '#lib/timeback/client/fakes/fake-servers.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const options = { lessonId: 'lesson-a', course: { code: 'CS-101' } }

/** Pages of one browser before a server whose score rises with each answer. */
function setUp(length = 3) {
  const server = lessonServer('powerpath-100', length)
  let score = 0
  const respond: Respond = async (request) => {
    const answer = (await server(request)) as { score: number }
    if (request.path === 'lessons/submit') score = answer.score
    return request.path === 'lessons/start' ? { ...answer, score } : answer
  }
  const browser = createFakeBrowser({ ...createUnreliableServer(createRandom(1)), respond })
  const play = async (startsAt = 0) => {
    const { page, client } = browser.open('student-1', startsAt)
    const player = new LessonPlayer(client, options)
    player.subscribe(() => undefined)
    await player.start()
    return { page, client, player, state: () => player.getSnapshot() }
  }
  return { play, respond }
}

it('shows feedback that stood when the page was reloaded, with its question and answer, until Next', async () => {
  const { play } = setUp()
  const before = await play()
  await before.player.submit({ ANSWER: 'A' })
  const { lastResult } = before.state()
  const after = await play(60_000)
  expect(after.state()).toMatchObject({
    ...{ status: 'ready', phase: 'feedback', question: { id: 'q1' }, index: -1, busy: false },
    lastResult: { ...lastResult, responses: { ANSWER: 'A' }, scoreBefore: 0, score: 33, isEarlier: true },
  })
  expect(await after.player.submit({ ANSWER: 'B' })).toBe(false)
  expect((await play(90_000)).state().phase).toBe('feedback')

  await after.player.next()
  expect(after.state()).toMatchObject({ phase: 'answering', question: { id: 'q2' }, lastResult: null })
  const later = await play(120_000)
  expect(later.state()).toMatchObject({ phase: 'answering', question: { id: 'q2' } })
})

it('shows the feedback of an answer whose page was killed before it came', async () => {
  const { play } = setUp()
  const before = await play()
  before.page.setOffline(true)
  void before.player.submit({ ANSWER: 'A' })
  await before.page.settle()
  expect((await play(60_000)).state()).toMatchObject({ phase: 'feedback', lastResult: { questionId: 'q1' } })
})

it('shows the last feedback before the result of the lesson', async () => {
  const { play } = setUp(1)
  const before = await play()
  await before.player.submit({ ANSWER: 'A' })
  const after = await play(60_000)
  expect(await after.client.feedbackStands({ lessonId: 'lesson-a', attempt: 2 })).toBe(true)
  expect(await after.client.feedbackStands({ lessonId: 'lesson-a', attempt: 1 })).toBe(false)
  expect(after.state()).toMatchObject({ phase: 'feedback', lastResult: { complete: true, score: 100 } })
  await after.player.next()
  expect(after.state()).toMatchObject({ phase: 'completed', completion: { finalized: true } })
  expect(await after.client.feedbackStands({ lessonId: 'lesson-a', attempt: 2 })).toBe(false)
})

it('shows none where the lesson has gone on somewhere else since', async () => {
  const { play, respond } = setUp()
  const before = await play()
  await before.player.submit({ ANSWER: 'A' })
  const elsewhere = createFakeEnvironment(respond)
  await elsewhere.environment.fetch('/api/timeback/lessons/submit', {
    ...{ method: 'POST', body: JSON.stringify({ lessonId: 'lesson-a', question: 'q2' }) },
  })
  expect((await play(60_000)).state()).toMatchObject({ phase: 'answering', question: fakeQuestion('q3') })
})
