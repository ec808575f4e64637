import { expect, it } from 'vitest'
import { createFakeBrowser, startQuiz } from '#lib/timeback/client/fakes/fake-browser.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const course = { code: 'CS-101' }

it('send as one: what the one kept the other may deliver, and both know', async () => {
  const { counted, open } = createFakeBrowser()
  const [first, second] = [open(), open()]
  const [one, two] = [await startQuiz(first.client), await startQuiz(second.client)]
  first.page.setOffline(true)
  await one.keep({ question: 'q1', response: 'A' })
  await two.submit({ question: 'q2', response: 'B' })
  expect(counted('quiz')).toEqual(['q1=A', 'q2=B'])
  first.page.setOffline(false)
  await first.page.settle()
  expect([one.getSnapshot().saves.q1, counted('quiz')]).toEqual(['saved', ['q1=A', 'q2=B']])
})

it('never send side by side: what waits goes out once', async () => {
  const { counted, open } = createFakeBrowser()
  const [first, second] = [open(), open()]
  const one = await startQuiz(first.client)
  for (const { page } of [first, second]) page.setOffline(true)
  for (const question of ['q1', 'q2', 'q3']) await one.keep({ question, response: 'A' })
  for (const { page } of [first, second]) page.setOffline(false)
  await Promise.all([first.page.settle(), second.page.settle()])
  const online = [first, second].flatMap(({ page }) => page.sentTo('lessons/submit'))
  expect(counted('quiz')).toEqual(['q1=A', 'q2=A', 'q3=A'])
  expect(online.filter(({ body }) => body.question !== 'q1')).toHaveLength(2)
})

it('follow each other: an adaptive question answered in the one gives way in the other', async () => {
  const { server, counted, open } = createFakeBrowser()
  const players = [open(), open()].map(({ page, client }) => {
    const player = new LessonPlayer(client, { lessonId: 'lesson-a', course })
    player.subscribe(() => undefined)
    return { page, player }
  })
  for (const { player } of players) await player.start()
  const [one, two] = players
  await one?.player.submit({ ANSWER: 'A' })
  await two?.page.settle()
  expect(two?.player.getSnapshot()).toMatchObject({
    question: { id: 'q2' },
    phase: 'answering',
    busy: false,
  })
  await two?.player.submit({ ANSWER: 'B' })
  expect([counted('lesson-a'), server.conflicts]).toEqual([['q1=A', 'q2=B'], []])
})
