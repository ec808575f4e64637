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

describe('start', () => {
  it('opens the attempt and tracks time for the lesson from then on', async () => {
    const { page, client, session } = await start(lessonServer('quiz', 3))
    expect(session).toMatchObject({
      lessonId: 'lesson-1',
      lessonType: 'quiz',
      attempt: 2,
      score: 0,
      questionCount: 3,
    })
    expect(client.activity.current?.id).toBe('lesson-1')
    await page.advance(15_000)
    expect(page.sentTo('activity/heartbeat')[0]?.body).toMatchObject({
      lessonId: 'lesson-1',
      activeMs: 15_000,
    })
    expect(page.sentTo('activity/heartbeat')[0]?.body).not.toHaveProperty('activity')
  })

  it.each([
    ['placement', 'quiz', 'placement'],
    [undefined, 'test-out', 'test-out'],
    [undefined, undefined, 'quiz'],
  ] as const)(
    'takes the type the server names (%s), else the one passed (%s), else quiz',
    async (told, passed, type) => {
      const page = createFakeEnvironment(() => ({
        lessonId: 'l',
        lessonType: told,
        score: 0,
        seenQuestions: 0,
        finalized: false,
      }))
      const client = createTimebackClient({ environment: page.environment })
      const session = await client.lessons.start({
        lessonId: 'l',
        course,
        ...(passed && { lessonType: passed }),
      })
      expect(session.lessonType).toBe(type)
      expect(session.attempt).toBeUndefined()
    },
  )

  it('says of an adaptive attempt how much was seen, and of no type more than the server knows', async () => {
    const server = lessonServer('powerpath-100', 11)
    const { session } = await start(async (request) => ({
      ...((await server(request)) as object),
      ...(request.path === 'lessons/start' && { score: 40, seenQuestions: 4 }),
    }))
    expect(session).toMatchObject({
      lessonType: 'powerpath-100',
      score: 40,
      seenQuestions: 4,
      finalized: false,
    })
    expect(session.questionCount).toBeUndefined()
    await session.next()
    await session.submit({ question: 'q1', response: 'A' })
    expect(session.seenQuestions).toBe(4)
  })

  it('resumes by default and asks for a fresh attempt only when told to', async () => {
    const { page, client } = await start(lessonServer('quiz', 1))
    await client.lessons.start({ lessonId: 'lesson-1', course, lessonType: 'quiz', forceNew: true })
    expect(page.sentTo('lessons/start').map(({ body }) => body)).toEqual([
      { lessonId: 'lesson-1', course, forceNew: false },
      { lessonId: 'lesson-1', course, lessonType: 'quiz', forceNew: true },
    ])
  })

  it('begins an adaptive session unfinalised, whatever the server says of the attempt', async () => {
    const finished = {
      lessonId: 'l',
      lessonType: 'powerpath-100',
      attempt: 1,
      score: 100,
      seenQuestions: 11,
      finalized: true,
    }
    const { session } = await start(() => finished)
    expect(session.finalized).toBe(false)
  })

  it('leaves the lesson before it, but not an activity of the caller', async () => {
    const { client, session } = await start(lessonServer('quiz', 1))
    const first = client.activity.current
    await client.lessons.start({ lessonId: session.lessonId, course, forceNew: true })
    expect(first?.isEnded).toBe(true)
    await client.activity.current?.end()
    client.activity.start({ id: 'a', name: 'A', course })
    await expect(client.lessons.start({ lessonId: 'lesson-1', course })).rejects.toThrow(
      'Another activity is already in progress',
    )
  })
})

describe('the question loop', () => {
  it('costs an adaptive lesson of 11 questions one request for a question and 11 submits', async () => {
    const { page, session } = await start(lessonServer('powerpath-100', 11))
    const scores: number[] = []
    for (let shown = await session.next(); shown; shown = await session.next()) {
      await session.submit({ question: shown.id, response: 'A' })
      scores.push(session.score)
    }
    expect([page.sentTo('lessons/next').length, page.sentTo('lessons/submit').length]).toEqual([1, 11])
    expect([scores.at(0), scores.at(-1), session.finalized]).toEqual([9, 100, true])
  })

  it('asks the server again when an adaptive question is asked for without an answer', async () => {
    const { page, session } = await start(lessonServer('powerpath-100', 3))
    await session.next()
    expect((await session.next())?.id).toBe('q1')
    expect(page.sentTo('lessons/next')).toHaveLength(2)
  })

  it('costs a quiz one request for all its questions, also when two are asked for at once', async () => {
    const { page, session } = await start(lessonServer('quiz', 3))
    const shown = await Promise.all([session.next(), session.next()])
    expect(shown.map((each) => each?.id)).toEqual(['q1', 'q2'])
    expect([(await session.next())?.id, await session.next()]).toEqual(['q3', null])
    expect(page.sentTo('lessons/next')).toHaveLength(1)
  })

  it('skips what was answered before and keeps those answers', async () => {
    const server = lessonServer('quiz', 3)
    const { session } = await start(async (request) => {
      const answer = (await server(request)) as object
      const resumed = { answeredIds: ['q1'], answers: { q1: { ANSWER: 'B' } } }
      return request.path === 'lessons/next' ? { ...answer, ...resumed } : answer
    })
    expect((await session.next())?.id).toBe('q2')
    expect(session.getSnapshot().answers).toEqual({ q1: { ANSWER: 'B' } })
    expect(session.getSnapshot().questions).toHaveLength(3)
  })

  it('keeps a quiz’s answers, the latest of each question, and leaves quizzes unfinalised', async () => {
    const { session } = await start(lessonServer('quiz', 2))
    await session.next()
    await session.submit({ question: 'q1', response: 'A' })
    await session.submit({ question: 'q1', response: 'C' })
    await session.submit({ question: 'q2', responses: { ANSWER: ['x', 'y'] } })
    expect(session.getSnapshot().answers).toEqual({ q1: { ANSWER: 'C' }, q2: { ANSWER: ['x', 'y'] } })
    expect(session.finalized).toBe(false)
  })

  it('makes a new snapshot for each change and tells its listeners', async () => {
    const { session } = await start(lessonServer('powerpath-100', 4))
    const before = session.getSnapshot()
    let calls = 0
    const unsubscribe = session.subscribe(() => calls++)
    await session.submit({ question: 'q1', response: 'A' })
    expect([before.score, session.score]).toEqual([0, 25])
    expect(calls).toBeGreaterThan(0)
    unsubscribe()
    calls = 0
    await session.submit({ question: 'q2', response: 'A' })
    expect(calls).toBe(0)
  })
})

describe('submit', () => {
  it('names the attempt, leaves out what was not answered, and gives each answer its own id', async () => {
    const { page, session } = await start(lessonServer('quiz', 2))
    await session.submit({ question: 'q1', responses: { ANSWER: 'A', OTHER: null } })
    await session.submit({ question: 'q1', responses: { ANSWER: 'A', OTHER: null } })
    const [first, second] = page.sentTo('lessons/submit').map(({ body }) => body)
    expect(first).toMatchObject({
      lessonId: 'lesson-1',
      question: 'q1',
      responses: { ANSWER: 'A' },
      attempt: 2,
    })
    expect(first?.responses).not.toHaveProperty('OTHER')
    expect(second?.submissionId).not.toBe(first?.submissionId)
  })

  it('repeats a lost or refused-for-now answer with the same id until it comes through', async () => {
    const server = lessonServer('quiz', 1)
    const failures: (() => Response)[] = [
      () => {
        throw new TypeError('connection lost')
      },
      () => problem(429, 'RATE_LIMITED'),
      () => problem(503, 'DB_UNAVAILABLE'),
    ]
    const { page, session } = await start(
      (request) => (request.path === 'lessons/submit' && failures.shift()?.()) || server(request),
    )
    const submitted = session.submit({ question: 'q1', response: 'A' })
    await page.advance(20_000)
    await expect(submitted).resolves.toMatchObject({ complete: false })
    const ids = page.sentTo('lessons/submit').map(({ body }) => body.submissionId)
    expect([ids.length, new Set(ids).size]).toEqual([4, 1])
  })

  it('takes the same answer given again meanwhile for the same one, another for another', async () => {
    const { page, session } = await start(lessonServer('quiz', 1))
    await Promise.all(['A', 'A', 'B'].map((response) => session.submit({ question: 'q1', response })))
    expect(page.sentTo('lessons/submit').map(({ body }) => body.response)).toEqual(['A', 'B'])
  })

  it('does not repeat what was refused for good, and tells why', async () => {
    const { page, session } = await start((request) =>
      request.path === 'lessons/submit'
        ? problem(409, 'STALE_ATTEMPT', 'Old.')
        : lessonServer('quiz', 1)(request),
    )
    await expect(session.submit({ question: 'q1', response: 'A' })).rejects.toMatchObject({
      code: 'STALE_ATTEMPT',
      status: 409,
      detail: 'Old.',
    })
    expect(page.sentTo('lessons/submit')).toHaveLength(1)
  })

  it('sends answers in the order in which they were given', async () => {
    const { page, session } = await start(lessonServer('quiz', 2))
    await Promise.all(['A', 'B', 'C'].map((response) => session.submit({ question: 'q1', response })))
    expect(page.sentTo('lessons/submit').map(({ body }) => body.response)).toEqual(['A', 'B', 'C'])
  })
})
