import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as complete } from '#app/api/vr-sessions/[sessionId]/complete/route.ts'
import type { Problem } from '#lib/timeback/contract/domain-error.ts'
import type { VrCompletionResult, VrPackage } from '#lib/timeback/contract/vr.ts'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'
import { signInAs, signOut } from '#scripts/testing/routes/fake-session.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** Seed 001 line by line, at its route: each title is a field or an error of its tables. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenVr
let made: VrPackage

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openVr()
  serve(open)
  made = await open.assigned({ activity: { name: 'Lab safety', course: { code: 'CS-101' } } })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})
beforeEach(() => signInAs(open.people.student))

async function post(sessionId: string, body?: BodyInit) {
  const url = `http://localhost:3000/api/vr-sessions/${sessionId}/complete`
  const request = new Request(url, { method: 'POST', ...(body !== undefined && { body }) })
  const answer = await complete(request, { params: Promise.resolve({ sessionId }) })
  return { status: answer.status, json: await answer.json() }
}

async function completed(body?: object): Promise<VrCompletionResult> {
  const { status, json } = await post(await open.begun(made), body && JSON.stringify(body))
  expect(status).toBe(200)
  return json
}

async function refused(sessionId: string, body?: string): Promise<Problem> {
  const { status, json } = await post(sessionId, body)
  expect(json.status).toBe(status)
  return json
}

const row = (id: string) => open.db.vrSession.findUniqueOrThrow({ where: { id } })

describe('response (200 OK)', () => {
  it('has every field of the seed and no other', async () => {
    const before = Date.now()
    const { session, message } = await completed({
      score: 85,
      time_spent_minutes: 30,
      notes: 'Completed all safety scenarios',
    })
    expect({ session, message }).toEqual({
      session: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        package_id: made.id,
        activity_id: made.activity_id,
        status: 'completed',
        completion_mode: 'score_entry',
        completed_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
        score: { raw: 85, max: 100, scaled: 0.85 },
        success_status: 'passed',
        time_spent_seconds: 1800,
        self_reported: true,
        package: {
          id: made.id,
          title: 'Safety Training VR',
          version: '1.0.0',
          target_platforms: ['quest2', 'quest3'],
        },
      },
      message: 'VR experience completed successfully',
    })
    expect(Date.parse(session.completed_at ?? '')).toBeGreaterThanOrEqual(before - 1000)
    expect((await row(session.id)).notes).toBe('Completed all safety scenarios')
  })

  it.each([
    ['no body', undefined],
    ['{}', {}],
  ])('is a self-report with %s', async (_what, body) => {
    const { session } = await completed(body)
    expect(session).toMatchObject({
      status: 'completed',
      completion_mode: 'self_report',
      score: null,
      success_status: null,
      time_spent_seconds: null,
      self_reported: true,
    })
  })
})

describe('score handling', () => {
  it.each([
    [0, 'failed'],
    [69.9, 'failed'],
    [70, 'passed'],
    [92, 'passed'],
    [100, 'passed'],
  ])('of %d is %s', async (score, status) => {
    const { session } = await completed({ score })
    expect(session.score).toEqual({ raw: score, max: 100, scaled: score / 100 })
    expect(session.success_status).toBe(status)
  })
})

describe('activity progress sync', () => {
  it('completes the linked activity with score, moment and time', async () => {
    const linked = await open.assigned({
      activity: { name: 'Ladders', course: { subject: 'Math', grade: 3 } },
    })
    const progress = () =>
      open.timeback.vr.activityProgress({ viewer: open.people.student, activity: linked.activity_id ?? '' })
    const none = { score: null, completed_at: null, time_spent_seconds: null }
    const sessionId = await open.begun(linked)
    expect(await progress()).toEqual({ activity_id: linked.activity_id, status: 'not_started', ...none })
    const { json } = await post(sessionId, JSON.stringify({ score: 92, time_spent_minutes: 45 }))
    expect(await progress()).toEqual({
      activity_id: linked.activity_id,
      status: 'completed',
      score: 92,
      completed_at: json.session.completed_at,
      time_spent_seconds: 2700,
    })
  })

  it('changes nothing but the session where no activity is linked', async () => {
    const unlinked = await open.assigned()
    const before = await open.db.vrActivityProgress.count()
    const { json } = await post(await open.begun(unlinked), '{"score":50}')
    expect(json.session).toMatchObject({ status: 'completed', activity_id: null })
    expect(await open.db.vrActivityProgress.count()).toBe(before)
  })
})

describe('error responses', () => {
  it.each([
    ['a score that is text', '{"score":"85"}', 'score'],
    ['a score of NaN', '{"score":NaN}', 'score'],
    ['a score below 0', '{"score":-1}', 'score'],
    ['a score above 100', '{"score":101}', 'score'],
    ['a score beyond all numbers', '{"score":1e999}', 'score'],
    ['a score of null', '{"score":null}', 'score'],
    ['a score that is a list', '{"score":[85]}', 'score'],
    ['a time that is text', '{"time_spent_minutes":"30"}', 'time_spent_minutes'],
    ['a negative time', '{"time_spent_minutes":-1}', 'time_spent_minutes'],
    ['a time without end', '{"time_spent_minutes":1e300}', 'time_spent_minutes'],
    ['notes that are a number', '{"notes":7}', 'notes'],
    ['notes of 1001 characters', JSON.stringify({ notes: 'x'.repeat(1001) }), 'notes'],
    ['notes that cannot be stored', '{"notes":"a\\u0000b"}', 'notes'],
    ['half a character', '{"notes":"\\ud800"}', 'notes'],
    ['an unknown field', '{"scores":85}', 'scores'],
    ['a field of objects in general', '{"__proto__":{"score":85}}', '__proto__'],
  ])('400 VALIDATION_ERROR names the field of %s', async (_what, body, path) => {
    const sessionId = await open.begun(made)
    const problem = await refused(sessionId, body)
    expect(problem).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
    expect(problem.errors?.map((error) => error.path)).toEqual([path])
    expect(await row(sessionId)).toMatchObject({ status: 'in_progress', score: null, completedAt: null })
  })

  it.each(['{', 'score=85', '[]', 'null', '85', '"85"', 'true'])(
    '400 VALIDATION_ERROR refuses the body %s',
    async (body) => {
      expect(await refused(await open.begun(made), body)).toMatchObject({
        status: 400,
        code: 'VALIDATION_ERROR',
      })
    },
  )

  it('accepts the ends of every range', async () => {
    const body = { score: 100, time_spent_minutes: 0, notes: 'x'.repeat(1000) }
    expect((await completed(body)).session).toMatchObject({ time_spent_seconds: 0 })
  })

  it('400 ALREADY_COMPLETED for a second report, and the first stays', async () => {
    const { session } = await completed({ score: 92 })
    const stored = await row(session.id)
    expect(await refused(session.id, '{"score":10}')).toMatchObject({
      status: 400,
      code: 'ALREADY_COMPLETED',
    })
    expect(await row(session.id)).toEqual(stored)
  })

  it('400 VALIDATION_ERROR comes before ALREADY_COMPLETED and SESSION_NOT_FOUND', async () => {
    const { session } = await completed()
    for (const id of [session.id, crypto.randomUUID(), 'abc123'])
      expect(await refused(id, '{"score":"85"}')).toMatchObject({ code: 'VALIDATION_ERROR' })
  })

  it('401 UNAUTHORIZED without a session', async () => {
    signOut()
    const problem = await refused(await open.begun(made), '{}')
    expect(problem).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
  })

  it('404 PROFILE_NOT_FOUND for a cookie of someone who is no longer known', async () => {
    signOut({ cookieOf: crypto.randomUUID() })
    const problem = await refused(await open.begun(made), '{}')
    expect(problem).toMatchObject({ status: 404, code: 'PROFILE_NOT_FOUND' })
  })

  it('404 SESSION_NOT_FOUND for a session that is unknown, malformed or anyone else’s', async () => {
    const sessionId = await open.begun(made)
    const notFound = { status: 404, code: 'SESSION_NOT_FOUND' }
    for (const id of [crypto.randomUUID(), 'abc123', "' OR 1=1", `${sessionId}0`])
      expect(await refused(id, '{}')).toMatchObject(notFound)
    for (const person of ['classmate', 'stranger', 'teacher', 'otherTeacher', 'admin'] as const) {
      signInAs(open.people[person])
      expect(await refused(sessionId, '{}'), person).toMatchObject(notFound)
      expect(await refused('abc123', '{}'), person).toMatchObject(notFound)
    }
    expect((await row(sessionId)).status).toBe('in_progress')
  })

  it('500 DB_ERROR when the database refuses, and nothing is changed', async () => {
    const sessionId = await open.begun(made)
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    await open.db.$executeRaw`ALTER TABLE outbox_event ADD CONSTRAINT no_more CHECK (false) NOT VALID`
    const problem = await refused(sessionId, '{"score":92}')
    await open.db.$executeRaw`ALTER TABLE outbox_event DROP CONSTRAINT no_more`
    expect(problem).toMatchObject({ status: 500, code: 'DB_ERROR' })
    expect(logged).toHaveBeenCalledOnce()
    expect(await row(sessionId)).toMatchObject({ status: 'in_progress', score: null })
  })
})

describe('two reports at once', () => {
  it('complete a session once: one 200, the others ALREADY_COMPLETED', async () => {
    const sessionId = await open.begun(made)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_none, score) => post(sessionId, JSON.stringify({ score }))),
    )
    const [won, ...more] = answers.filter(({ status }) => status === 200)
    expect(more).toEqual([])
    const lost = answers.filter(({ status }) => status === 400)
    expect(lost.map(({ json }) => json.code)).toEqual(Array(7).fill('ALREADY_COMPLETED'))
    expect((await row(sessionId)).score).toBe(won?.json.session.score.raw)
  })
})
