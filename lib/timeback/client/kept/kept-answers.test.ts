import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeBrowser, startQuiz } from '#lib/timeback/client/fakes/fake-browser.ts'
import { createFakeEnvironment, problem } from '#lib/timeback/client/fakes/fake-environment.ts'
import { LessonPlayer } from '#lib/timeback/client/player/lesson-player.ts'

const course = { code: 'CS-101' }

describe('a reload', () => {
  it('sends what was kept, as the same submission to the same attempt and question', async () => {
    const { counted, open } = createFakeBrowser()
    const before = open()
    const session = await startQuiz(before.client)
    before.page.setOffline(true)
    await session.keep({ question: 'q1', response: 'A' })
    await before.page.advance(1_000)
    const tried = before.page.sentTo('lessons/submit')[0]?.body
    expect(before.client.delivery.getSnapshot()).toMatchObject({ unsent: 1, state: 'waiting' })

    const { page, client } = open('student-1', 86_400_000)
    await page.settle()
    expect(page.sentTo('lessons/submit').map(({ body }) => body)).toEqual([tried])
    expect([counted('quiz'), client.delivery.getSnapshot().unsent]).toEqual([['q1=A'], 0])
  })

  it('goes on with a quiz to its end without a connection, then counts every answer in order', async () => {
    const { counted, open } = createFakeBrowser()
    const before = open()
    await startQuiz(before.client)

    const { page, client } = open('student-1', 60_000)
    page.setOffline(true)
    const session = await client.lessons.start({ lessonId: 'quiz', course })
    for (let shown = await session.next(); shown; shown = await session.next())
      expect(await session.submit({ question: shown.id, response: `for ${shown.id}` })).toMatchObject({
        correct: false,
      })
    expect(Object.values(session.getSnapshot().saves)).toEqual(Array(10).fill('will-be-sent'))
    await expect(session.complete()).rejects.toBeRefusal('NETWORK_ERROR')
    page.setOffline(false)
    expect(await session.complete()).toMatchObject({ score: 90, finalized: true })
    expect(counted('quiz')).toEqual(Array.from({ length: 10 }, (_, i) => `q${i + 1}=for q${i + 1}`))
  })

  it('shows an adaptive question whose answer waits, and goes on when it has arrived', async () => {
    const { counted, open } = createFakeBrowser()
    const before = open()
    const session = await before.client.lessons.start({ lessonId: 'lesson-a', course })
    await session.next()
    before.page.setOffline(true)
    void session.submit({ question: 'q1', response: 'A' })
    await before.page.settle()

    const { page, client } = open('student-1', 60_000)
    page.setOffline(true)
    const player = new LessonPlayer(client, { lessonId: 'lesson-a', course })
    player.subscribe(() => undefined)
    const started = player.start()
    await page.advance(30_000)
    expect(player.getSnapshot()).toMatchObject({
      ...{ status: 'ready', question: { id: 'q1' }, saveState: 'will-be-sent', busy: true },
    })
    page.setOffline(false)
    expect(await started).toBe(true)
    expect(player.getSnapshot()).toMatchObject({ question: { id: 'q2' }, saveState: 'idle', busy: false })
    expect(counted('lesson-a')).toEqual(['q1=A'])
  })
})

describe('another student in the same browser', () => {
  it('never gets the answers of the one before, who finds them again', async () => {
    const { storage, counted, open } = createFakeBrowser()
    const first = open('student-1')
    const session = await startQuiz(first.client)
    first.page.setOffline(true)
    await session.keep({ question: 'q1', response: 'A' })

    const second = open('student-2', 60_000)
    await second.page.advance(600_000)
    expect(second.page.sentTo('lessons/submit')).toEqual([])
    expect(await storage.list('student-1/answers/')).toHaveLength(1)

    const again = open('student-1', 900_000)
    await again.page.settle()
    expect(counted('quiz')).toEqual(['q1=A'])
  })

  it('makes an open page of the one before hold everything back', async () => {
    const { open } = createFakeBrowser()
    const first = open('student-1')
    const session = await startQuiz(first.client)
    await first.page.settle()
    first.page.signIn('student-2')
    await open('student-2').page.settle()
    await session.keep({ question: 'q1', response: 'A' })
    await first.page.advance(120_000)
    expect(first.page.sentTo('lessons/submit')).toEqual([])
    expect(first.page.sentTo('activity/heartbeat')).toEqual([])
    expect(session.getSnapshot().saves).toEqual({ q1: 'needs-sign-in' })
  })
})

describe('another student who signed in unnoticed', () => {
  it('is not given the answer by the server, which this page then keeps for its own student', async () => {
    const { counted, open } = createFakeBrowser()
    const { page, client } = open('student-1')
    const session = await startQuiz(client)
    page.signIn('student-2')
    await session.keep({ question: 'q1', response: 'A' })
    await page.advance(120_000)
    expect([counted('quiz'), session.getSnapshot().saves]).toEqual([[], { q1: 'needs-sign-in' }])
    expect(page.sentTo('lessons/submit')).toHaveLength(1)
    page.signIn('student-1')
    await page.advance(60_000)
    expect([counted('quiz'), session.getSnapshot().saves]).toEqual([['q1=A'], { q1: 'saved' }])
  })
})

describe('what may come through later', () => {
  it.each([
    [
      'a sign-in page of the network',
      () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['a proxy’s refusal', () => new Response('Forbidden', { status: 403 })],
    ['a server in trouble', () => problem(500, 'DB_ERROR')],
    ['a limit', () => problem(429, 'RATE_LIMITED')],
    ['a session that ran out', () => problem(401, 'UNAUTHORIZED')],
  ])('is kept through %s', async (_, answer) => {
    const { server, counted, open } = createFakeBrowser()
    const { page, client } = open()
    const session = await startQuiz(client)
    page.respondWith(answer)
    await session.keep({ question: 'q1', response: 'A' })
    await page.advance(60_000)
    expect(client.delivery.getSnapshot().unsent).toBe(1)
    page.respondWith(server.respond)
    await page.advance(120_000)
    expect([counted('quiz'), session.getSnapshot().saves]).toEqual([['q1=A'], { q1: 'saved' }])
  })

  it('is tried again after ever longer waits, and at once when the connection is back', async () => {
    const { page, client } = createFakeBrowser().open()
    const session = await startQuiz(client)
    page.setOffline(true)
    await session.keep({ question: 'q1', response: 'A' })
    await page.advance(600_000)
    const times = page.sentTo('lessons/submit').map(({ at }) => at)
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    expect(waits.slice(0, 4)).toEqual([375, 750, 1_500, 3_000])
    expect(waits.slice(7)).toEqual(Array(waits.length - 7).fill(45_000))
    page.setOffline(false)
    await page.settle()
    expect(session.getSnapshot().saves).toEqual({ q1: 'saved' })
  })

  it('holds up only its own lesson', async () => {
    const { server, counted, open } = createFakeBrowser()
    const { page, client } = open()
    const stuck = await startQuiz(client, 'quiz-1')
    page.respondWith((request) =>
      request.body.lessonId === 'quiz-1' ? problem(500, 'INTERNAL_ERROR') : server.respond(request),
    )
    await stuck.keep({ question: 'q1', response: 'A' })
    const other = await startQuiz(client, 'quiz-2')
    await other.submit({ question: 'q1', response: 'B' })
    expect([counted('quiz-1'), counted('quiz-2')]).toEqual([[], ['q1=B']])
  })
})

describe('what was answered elsewhere meanwhile', () => {
  it('stays as it is: an answer kept for long does not replace it, is shown, and outlives a reload', async () => {
    const { server, counted, open } = createFakeBrowser()
    const { page, client } = open()
    const session = await startQuiz(client)
    page.setOffline(true)
    await session.keep({ question: 'q1', response: 'mine, in the morning' })
    await session.keep({ question: 'q2', response: 'untouched elsewhere' })
    const elsewhere = createFakeEnvironment(server.respond)
    const device = await startQuiz(createTimebackClient({ environment: elsewhere.environment }))
    await device.submit({ question: 'q1', response: 'theirs, at noon' })
    await page.advance(300_000)
    page.setOffline(false)
    await page.settle()
    expect(counted('quiz')).toEqual(['q1=theirs, at noon', 'q2=untouched elsewhere'])
    const refused = [
      { questionId: 'q1', responses: { ANSWER: 'mine, in the morning' }, code: 'ANSWERED_ELSEWHERE' },
    ]
    expect(session.getSnapshot()).toMatchObject({ refused, overtaken: true, saves: { q2: 'saved' } })

    const later = open('student-1', 600_000)
    await later.page.settle()
    const { delivery } = later.client
    expect(delivery.getSnapshot()).toMatchObject({ unsent: 0, refused })
    await delivery.dismiss(delivery.getSnapshot().refused[0]?.submissionId ?? '')
    expect(delivery.getSnapshot().refused).toEqual([])
  })

  it('does not disturb a student whose question is still the one to answer', async () => {
    const { page, client } = createFakeBrowser().open()
    const player = new LessonPlayer(client, { lessonId: 'lesson-a', course })
    player.subscribe(() => undefined)
    await player.start()
    const shown = player.getSnapshot().question
    let disturbed = false
    player.subscribe(() => {
      const { busy, question } = player.getSnapshot()
      disturbed ||= busy || question !== shown
    })
    page.setVisible(false)
    await page.advance(60_000)
    page.setVisible(true)
    await page.settle()
    expect(page.sentTo('lessons/start')).toHaveLength(2)
    expect(disturbed).toBe(false)
  })

  it('is learnt when the page comes back to the front, and shown without losing the place', async () => {
    const { server, open } = createFakeBrowser()
    const { page, client } = open()
    const player = new LessonPlayer(client, { lessonId: 'quiz', course })
    player.subscribe(() => undefined)
    await player.start()
    await player.next()
    const shown = player.getSnapshot().question
    page.setVisible(false)
    await page.advance(60_000)
    const elsewhere = createFakeEnvironment(server.respond)
    const device = await startQuiz(createTimebackClient({ environment: elsewhere.environment }))
    await device.submit({ question: 'q1', response: 'B' })
    page.setVisible(true)
    await page.settle()
    expect(player.getSnapshot()).toMatchObject({ answers: { q1: { ANSWER: 'B' } }, index: 1, busy: false })
    expect(player.getSnapshot().question).toBe(shown)
  })
})
