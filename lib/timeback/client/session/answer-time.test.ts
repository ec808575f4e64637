import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createMemoryStorage } from '#lib/timeback/client/environment/environment.ts'
import { createFakeEnvironment, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const course = { code: 'CS-101' }

async function play(respond: Respond) {
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
  const player = new LessonPlayer(client, { lessonId: 'lesson-1', course })
  player.subscribe(() => undefined)
  await player.start()
  const times = () => page.sentTo('lessons/submit').map(({ body }) => body.responseMs)
  return { page, player, times }
}

/** The attempt was begun before this page was opened. */
function resumed(server: Respond): Respond {
  return async (request) => {
    const answer = (await server(request)) as object
    return request.path === 'lessons/start' ? { ...answer, seenQuestions: 1 } : answer
  }
}

describe('the time of an answer', () => {
  it('runs from each question shown to its answer, without the time in which the page was hidden', async () => {
    const { page, player, times } = await play(lessonServer('powerpath-100', 3))
    await page.advance(7_000)
    page.setVisible(false)
    await page.advance(60_000)
    page.setVisible(true)
    await page.advance(2_000)
    await player.submit({ ANSWER: 'A' })
    await page.advance(30_000)
    await player.next()
    await page.advance(4_000)
    await player.skip()
    expect(times()).toEqual([9_000, 4_000])
  })

  it('is not told of a question that an earlier page may have shown, and of the ones after it is', async () => {
    const { page, player, times } = await play(resumed(lessonServer('powerpath-100', 3)))
    await page.advance(1_000)
    await player.submit({ ANSWER: 'A' })
    await player.next()
    await page.advance(5_000)
    await player.submit({ ANSWER: 'A' })
    expect(times()).toEqual([undefined, 5_000])
  })

  it('is that of the latest look at a question of a quiz', async () => {
    const { page, player, times } = await play(lessonServer('quiz', 3))
    await page.advance(6_000)
    await player.next()
    await page.advance(3_000)
    player.goTo(0)
    await page.advance(2_000)
    await player.submit({ ANSWER: 'A' })
    await page.settle()
    expect(times()).toEqual([2_000])
  })

  it('stays with an answer that has to wait for a connection', async () => {
    const { page, player, times } = await play(lessonServer('quiz', 3))
    await page.advance(6_000)
    page.setOffline(true)
    await player.submit({ ANSWER: 'A' })
    await page.advance(600_000)
    page.setOffline(false)
    await page.advance(60_000)
    expect(new Set(times())).toEqual(new Set([6_000]))
  })

  it('is missing in an answer that an earlier version has kept, which is sent as it is', async () => {
    const storage = createMemoryStorage()
    const id = '00000000-0000-4000-8000-000000000001'
    const [lessonId, question, attempt] = ['lesson-1', 'q1', 2]
    const answer = { responses: { ANSWER: 'A' } }
    const content = { lessonId, lessonType: 'quiz', attempt, question, answer, ...answer, before: null }
    const parcel = { id, lane: lessonId, keptAt: 0, content }
    await storage.put(`student-1/answers/${lessonId}/0000000000000001-${id}`, parcel)
    const page = createFakeEnvironment(lessonServer('quiz', 3), { storage })
    const client = createTimebackClient({ environment: page.environment, studentId: 'student-1' })
    await client.lessons.start({ lessonId, course })
    await page.settle()
    expect(page.sentTo('lessons/submit').map(({ body }) => body)).toEqual([
      { lessonId, question, ...answer, attempt, submissionId: id },
    ])
  })
})
