import { describe, expect, it } from 'vitest'
import { createTimebackClient } from '#lib/timeback/client/create-timeback-client.ts'
import { createFakeEnvironment, problem, type Respond } from '#lib/timeback/client/fakes/fake-environment.ts'
import { lessonServer } from '#lib/timeback/client/fakes/fake-servers.ts'
import { LessonPlayer } from './lesson-player.ts'

const options = { lessonId: 'lesson-1', course: { code: 'CS-101' } }

function setUp(respond: Respond) {
  const page = createFakeEnvironment(respond)
  const client = createTimebackClient({ environment: page.environment, retryAttempts: 0 })
  const player = new LessonPlayer(client, options)
  const state = () => player.getSnapshot()
  return { page, client, player, state, leave: player.subscribe(() => undefined) }
}

/** Fails the requests to `path` that `failures` says, then lets them through. */
function failing(server: Respond, path: string, failures: Response[]): Respond {
  return (request) => (request.path === path && failures.shift()) || server(request)
}

describe('an adaptive lesson', () => {
  it('shows a question, then how it was answered, then the next, and completes itself at 100', async () => {
    const { page, player, state } = setUp(lessonServer('powerpath-100', 2))
    expect(state().status).toBe('idle')
    const started = player.start()
    expect(state()).toMatchObject({ status: 'starting', busy: true })
    expect(await started).toBe(true)
    expect(state()).toMatchObject({
      status: 'ready',
      phase: 'answering',
      question: { id: 'q1' },
      index: -1,
      busy: false,
    })
    const submitted = player.submit({ ANSWER: 'A' })
    expect(state()).toMatchObject({ saveState: 'saving', busy: true })
    expect(await submitted).toBe(true)
    expect(state()).toMatchObject({
      phase: 'feedback',
      question: { id: 'q1' },
      saveState: 'saved',
      lastResult: {
        questionId: 'q1',
        correct: true,
        scoreBefore: 0,
        score: 50,
        complete: false,
        feedback: [],
      },
      score: 50,
    })
    await player.next()
    expect(state()).toMatchObject({
      phase: 'answering',
      question: { id: 'q2' },
      lastResult: null,
      saveState: 'idle',
    })
    await player.submit({ ANSWER: 'A' })
    expect(state().lastResult).toMatchObject({ score: 100, complete: true })
    await player.next()
    expect(state()).toMatchObject({ phase: 'completed', question: null, completion: { finalized: true } })
    expect(page.sentTo('lessons/next')).toHaveLength(1)
  })

  it('takes one answer for a question, however often it is pressed', async () => {
    const { page, player } = setUp(lessonServer('powerpath-100', 2))
    await player.start()
    const taken = await Promise.all([player.submit({ ANSWER: 'A' }), player.submit({ ANSWER: 'A' })])
    taken.push(await player.submit({ ANSWER: 'B' }))
    expect(taken).toEqual([true, false, false])
    expect(page.sentTo('lessons/submit')).toHaveLength(1)
  })

  it('cannot be completed before 100', async () => {
    const { page, player } = setUp(lessonServer('powerpath-100', 2))
    await player.start()
    expect(await player.complete()).toBe(false)
    expect(page.sentTo('lessons/complete')).toEqual([])
  })
})

describe('a quiz', () => {
  it('goes from question to review, back to change an answer, and to the result', async () => {
    const { page, player, state } = setUp(lessonServer('quiz', 2))
    await player.start()
    expect(state()).toMatchObject({ phase: 'answering', question: { id: 'q1' }, index: 0, answers: {} })
    await player.submit({ ANSWER: 'A' })
    expect(state()).toMatchObject({ phase: 'answering', index: 0, saveState: 'saving', lastResult: null })
    await page.settle()
    expect(state()).toMatchObject({ saveState: 'saved', saves: { q1: 'saved' } })
    await player.next()
    expect(state()).toMatchObject({ question: { id: 'q2' }, index: 1, saveState: 'idle' })
    await player.next()
    expect(state()).toMatchObject({
      phase: 'review',
      question: null,
      index: -1,
      answers: { q1: { ANSWER: 'A' } },
    })
    expect(await player.next()).toBe(false)
    player.goTo(0)
    await player.submit({ ANSWER: 'C' })
    expect(state()).toMatchObject({ phase: 'answering', index: 0, answers: { q1: { ANSWER: 'C' } } })
    expect(await player.complete()).toBe(true)
    expect(state()).toMatchObject({ phase: 'completed', completion: { score: 90, timeTrackingSent: true } })
    player.goTo(0)
    expect(await player.submit({ ANSWER: 'D' })).toBe(false)
    expect(state().phase).toBe('completed')
  })

  it('comes back to the first open question, or to the review when all are answered', async () => {
    const resumed = (answeredIds: string[]) => {
      const server = lessonServer('quiz', 2)
      return setUp(async (request) => {
        const answer = (await server(request)) as object
        return request.path === 'lessons/next' ? { ...answer, answeredIds } : answer
      })
    }
    const half = resumed(['q1'])
    await half.player.start()
    expect(half.state()).toMatchObject({ phase: 'answering', question: { id: 'q2' }, index: 1 })
    const all = resumed(['q1', 'q2'])
    await all.player.start()
    expect(all.state()).toMatchObject({ phase: 'review', question: null })
  })

  it('shows the result of an attempt that was finished before', async () => {
    const server = lessonServer('quiz', 2)
    const { player, state } = setUp(async (request) => {
      const answer = (await server(request)) as object
      return request.path === 'lessons/start' ? { ...answer, finalized: true } : answer
    })
    await player.start()
    expect(state()).toMatchObject({ phase: 'completed', completion: { score: 90 } })
  })
})

describe('failures', () => {
  it('goes on with a quiz while an answer waits, and sends the same answer again by itself', async () => {
    const respond = failing(lessonServer('quiz', 2), 'lessons/submit', [problem(503, 'DB_UNAVAILABLE')])
    const { page, player, state } = setUp(respond)
    await player.start()
    expect(await player.submit({ ANSWER: 'A' })).toBe(true)
    await page.settle()
    expect(state()).toMatchObject({ saveState: 'will-be-sent', error: null, busy: false })
    await player.next()
    expect(state()).toMatchObject({
      question: { id: 'q2' },
      saveState: 'idle',
      saves: { q1: 'will-be-sent' },
    })
    await page.advance(1_000)
    expect(state().saves).toEqual({ q1: 'saved' })
    const [first, again] = page.sentTo('lessons/submit').map(({ body }) => body)
    expect(again).toEqual(first)
  })

  it('waits with an adaptive answer until it has arrived, then shows how it was', async () => {
    const { page, player, state } = setUp(lessonServer('powerpath-100', 2))
    await player.start()
    page.setOffline(true)
    const submitted = player.submit({ ANSWER: 'A' })
    await page.advance(120_000)
    expect(state()).toMatchObject({ phase: 'answering', saveState: 'will-be-sent', busy: true, error: null })
    page.setOffline(false)
    expect(await player.retry()).toBe(true)
    expect(await submitted).toBe(true)
    expect(state()).toMatchObject({ phase: 'feedback', saveState: 'saved', busy: false })
    expect(page.sentTo('lessons/next')).toHaveLength(1)
  })

  it('keeps an answer for a student who has to sign in again', async () => {
    const { page, client, player, state } = setUp(lessonServer('powerpath-100', 2))
    client.delivery.watch()
    await player.start()
    page.signIn(null)
    page.respondWith(() => problem(401, 'UNAUTHORIZED'))
    const submitted = player.submit({ ANSWER: 'A' })
    await page.settle()
    expect(state()).toMatchObject({ saveState: 'needs-sign-in', busy: true })
    page.respondWith(lessonServer('powerpath-100', 2))
    page.signIn('student-1')
    page.setVisible(false)
    page.setVisible(true)
    expect(await submitted).toBe(true)
    expect(state()).toMatchObject({ phase: 'feedback', saveState: 'saved' })
  })

  it('tells that it could not start, and starts on retry', async () => {
    const respond = failing(lessonServer('quiz', 2), 'lessons/start', [problem(503, 'DB_UNAVAILABLE')])
    const { player, state } = setUp(respond)
    expect(await player.start()).toBe(false)
    expect(state()).toMatchObject({ status: 'error', error: { code: 'DB_UNAVAILABLE' } })
    expect(await player.retry()).toBe(true)
    expect(state()).toMatchObject({ status: 'ready', error: null })
  })

  it('does not open a second attempt when only the first question failed', async () => {
    const respond = failing(lessonServer('quiz', 2), 'lessons/next', [problem(503, 'DB_UNAVAILABLE')])
    const { page, player, state } = setUp(respond)
    await player.start({ forceNew: true })
    expect(state().status).toBe('error')
    await player.start()
    expect(state()).toMatchObject({ status: 'ready', question: { id: 'q1' } })
    expect(page.sentTo('lessons/start')).toHaveLength(1)
  })

  it('catches up with another device by itself, and shows the answer that was not counted', async () => {
    const stale = failing(lessonServer('powerpath-100', 3), 'lessons/submit', [
      problem(409, 'STALE_ATTEMPT', 'This question is not the one being served.'),
    ])
    const { page, player, state } = setUp(stale)
    await player.start()
    expect(await player.submit({ ANSWER: 'A' })).toBe(false)
    expect(state()).toMatchObject({
      ...{ status: 'ready', phase: 'answering', error: null, busy: false },
      refused: [{ questionId: 'q1', responses: { ANSWER: 'A' }, code: 'STALE_ATTEMPT' }],
    })
    expect(page.sentTo('lessons/start').map(({ body }) => body.forceNew)).toEqual([false, false])
    player.dismiss(state().refused[0]?.submissionId ?? '')
    await page.settle()
    expect(state().refused).toEqual([])
  })

  it('shows the result of a quiz that another device has finished', async () => {
    const server = lessonServer('quiz', 2)
    let finished = false
    const { page, player, state } = setUp(async (request) => {
      if (finished && request.path === 'lessons/submit') return problem(409, 'ALREADY_COMPLETED')
      const answer = (await server(request)) as object
      return finished && request.path !== 'lessons/complete' ? { ...answer, finalized: true } : answer
    })
    await player.start()
    finished = true
    await player.submit({ ANSWER: 'A' })
    await page.settle()
    expect(state()).toMatchObject({
      phase: 'completed',
      completion: { score: 90 },
      refused: [{ questionId: 'q1' }],
    })
  })

  it('does not finish a quiz over an attempt that another device has opened', async () => {
    const { page, player, state } = setUp(
      failing(lessonServer('quiz', 2), 'lessons/submit', [problem(409, 'STALE_ATTEMPT')]),
    )
    await player.start()
    page.respondWith((request) =>
      request.path === 'lessons/submit' ? problem(409, 'STALE_ATTEMPT') : problem(503, 'DB_UNAVAILABLE'),
    )
    await player.submit({ ANSWER: 'A' })
    await player.complete()
    await page.settle()
    expect(page.sentTo('lessons/complete')).toEqual([])
    expect(state().phase).toBe('answering')
  })
})

describe('leaving', () => {
  it('ends the time tracking, sends the rest and is idle again when nobody listens', async () => {
    const { page, client, player, state, leave } = setUp(lessonServer('quiz', 2))
    await player.start()
    await page.advance(4_000)
    leave()
    await page.settle()
    expect([client.activity.current, state().status, state().isOpen]).toEqual([null, 'idle', false])
    expect(page.sentTo('activity/heartbeat').map(({ body }) => body.activeMs)).toEqual([4_000])
  })

  it('stays when a listener comes back at once', async () => {
    const { page, client, player, state, leave } = setUp(lessonServer('quiz', 2))
    await player.start()
    leave()
    player.subscribe(() => undefined)
    await page.settle()
    expect([client.activity.current?.isEnded, state().status]).toEqual([false, 'ready'])
  })

  it('leaves no tracker behind when it was left while starting', async () => {
    const { page, client, player, state, leave } = setUp(lessonServer('quiz', 2))
    const started = player.start()
    leave()
    expect(await started).toBe(false)
    await page.settle()
    expect([client.activity.current, state().status]).toEqual([null, 'idle'])
  })

  it('begins a fresh attempt over a finished one', async () => {
    const { page, player, state } = setUp(lessonServer('quiz', 1))
    await player.start()
    await player.complete()
    await player.start({ forceNew: true })
    expect(state()).toMatchObject({ status: 'ready', phase: 'answering', completion: null })
    expect(page.sentTo('lessons/start').map(({ body }) => body.forceNew)).toEqual([false, true])
  })
})
