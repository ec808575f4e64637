import { describe, expect, it } from 'vitest'
import type { TimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeBrowser } from '#lib/timeback/client/fakes/fake-browser.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const course = { code: 'CS-101' }
const questions = Array.from({ length: 10 }, (_, index) => `q${index + 1}`)
const dayMs = 86_400_000

function play(client: TimebackClient) {
  const player = new LessonPlayer(client, { lessonId: 'quiz', course })
  player.subscribe(() => undefined)
  return player
}

async function answerAll(player: LessonPlayer) {
  for (const _ of questions) {
    await player.submit({ ANSWER: 'A' })
    await player.next()
  }
}

/** A quiz answered to its end and finished on a page that has no connection. */
async function finishOffline() {
  const browser = createFakeBrowser()
  const { page, client } = browser.open()
  const player = play(client)
  await player.start()
  page.setOffline(true)
  await answerAll(player)
  await player.complete()
  return { ...browser, page, client, player }
}

describe('a quiz finished without a connection', () => {
  it('is shown as such, counts no more time, and is finished after its answers', async () => {
    const { page, client, player, counted, server } = await finishOffline()
    expect(player.getSnapshot()).toMatchObject({
      ...{ phase: 'finishing', busy: false, error: null, finishing: 'will-be-sent' },
    })
    expect(client.delivery.getSnapshot()).toMatchObject({
      ...{ unsent: 10, finishing: [{ lessonId: 'quiz', attempt: 1 }], state: 'waiting' },
    })
    expect(client.activity.current?.isPaused).toBe(true)
    page.requests.length = 0
    page.setOffline(false)
    await page.settle()
    expect(counted('quiz')).toEqual(questions.map((question) => `${question}=A`))
    const sent = page.requests.map(({ path }) => path).filter((path) => path !== 'activity/heartbeat')
    expect(sent).toEqual([...questions.map(() => 'lessons/submit'), 'lessons/complete'])
    expect(page.sentTo('lessons/complete')[0]?.body).toEqual({ lessonId: 'quiz', attempt: 1 })
    expect(player.getSnapshot()).toMatchObject({
      ...{ phase: 'completed', completion: { score: 90, timeTrackingSent: true }, error: null },
    })
    expect([client.delivery.getSnapshot().finishing, server.finished.get('quiz')]).toEqual([[], 1])
  })

  it('cannot be answered or left for another question meanwhile, and is tried again at once when asked', async () => {
    const { page, player } = await finishOffline()
    expect(await player.submit({ ANSWER: 'B' })).toBe(false)
    expect(await player.next()).toBe(false)
    player.goTo(0)
    expect(player.getSnapshot()).toMatchObject({ phase: 'finishing', question: null })
    page.requests.length = 0
    await player.retry()
    expect(page.requests.map(({ path }) => path)).toContain('lessons/submit')
  })

  it('is finished by a later page that never opens the lesson', async () => {
    const { open, counted, server } = await finishOffline()
    const later = open('student-1', dayMs)
    await later.page.settle()
    expect([counted('quiz').length, server.finished.get('quiz')]).toEqual([10, 1])
    expect(later.client.delivery.getSnapshot()).toMatchObject({ unsent: 0, finishing: [], refused: [] })
  })

  it('shows its result on a later page that opens it', async () => {
    const { open } = await finishOffline()
    const later = open('student-1', dayMs)
    const player = play(later.client)
    await player.start()
    await later.page.settle()
    expect(player.getSnapshot()).toMatchObject({ phase: 'completed', completion: { score: 90 } })
  })

  it('still waits after a reload without a connection', async () => {
    const { open, server } = await finishOffline()
    const later = open('student-1', 60_000)
    later.page.setOffline(true)
    const player = play(later.client)
    await player.start()
    expect(player.getSnapshot()).toMatchObject({
      ...{ status: 'ready', phase: 'finishing', finishing: 'will-be-sent' },
    })
    later.page.setOffline(false)
    await later.page.settle()
    expect([player.getSnapshot().phase, server.finished.get('quiz')]).toEqual(['completed', 1])
  })

  it('waits for a student who has to sign in again', async () => {
    const { page, player, server } = await finishOffline()
    page.signIn(null)
    page.setOffline(false)
    await page.settle()
    expect(player.getSnapshot().finishing).toBe('needs-sign-in')
    page.signIn('student-1')
    page.setVisible(false)
    page.setVisible(true)
    await page.settle()
    expect([player.getSnapshot().phase, server.finished.get('quiz')]).toEqual(['completed', 1])
  })

  it('is never finished by another student, and later by its own', async () => {
    const { open, server } = await finishOffline()
    const other = open('student-2', 60_000)
    await other.page.advance(600_000)
    expect([other.client.delivery.getSnapshot().finishing, server.finished.size]).toEqual([[], 0])
    await open('student-1', dayMs).page.settle()
    expect(server.finished.get('quiz')).toBe(1)
  })

  it('is finished once by two tabs, and both show the result', async () => {
    const { page, player, open, server } = await finishOffline()
    const second = open()
    second.page.setOffline(true)
    const other = play(second.client)
    await other.start()
    for (const each of [page, second.page]) each.setOffline(false)
    await Promise.all([page.settle(), second.page.settle()])
    await page.settle()
    expect([player.getSnapshot().phase, other.getSnapshot().phase]).toEqual(['completed', 'completed'])
    expect(server.finished.get('quiz')).toBe(1)
  })
})

describe('a quiz that went on elsewhere before the wish to finish it arrived', () => {
  it('stays open when its answers are others now, and says why', async () => {
    const { open, server, page, player } = await finishOffline()
    const elsewhere = createFakeBrowser(server).open('student-1', 30_000)
    const session = await elsewhere.client.lessons.start({ lessonId: 'quiz', course })
    await session.submit({ question: 'q3', response: 'B' })
    await page.advance(70_000)
    const later = open('student-1', dayMs)
    await later.page.settle()
    expect(server.finished.size).toBe(0)
    expect(later.client.delivery.getSnapshot().refused).toMatchObject([
      { questionId: 'q3', code: 'ANSWERED_ELSEWHERE' },
      { questionId: null, code: 'ANSWERED_ELSEWHERE' },
    ])
    page.setOffline(false)
    await page.settle()
    expect(player.getSnapshot()).toMatchObject({ phase: 'review', error: null })
  })

  it('does not finish the attempt that was begun since', async () => {
    const { open, server } = await finishOffline()
    server.beginAnew('quiz')
    const { page, client } = open('student-1', dayMs)
    await page.settle()
    expect([server.finished.size, client.delivery.getSnapshot().finishing]).toEqual([0, []])
    const { refused } = client.delivery.getSnapshot()
    expect(refused.map(({ code }) => code)).toEqual(Array(11).fill('STALE_ATTEMPT'))
    for (const { submissionId } of refused) await client.delivery.dismiss(submissionId)
    expect(client.delivery.getSnapshot().refused).toEqual([])
  })
})
