import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as heartbeat } from '#app/api/timeback/activity/heartbeat/route.ts'
import { POST as submit } from '#app/api/timeback/activity/submit/route.ts'
import { GET as time } from '#app/api/timeback/activity/time/route.ts'
import { GET as progress } from '#app/api/timeback/courses/progress/route.ts'
import type { FieldProblem } from '#lib/timeback/contract/domain-error.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { signInAs, signOut } from '#scripts/testing/routes/fake-session.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** The contract's words on activities, time and progress, at its routes. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const now = Date.parse('2026-03-02T12:00:00.000Z')
const at = (seconds: number) => new Date(now - seconds * 1000).toISOString()
const activity = { id: 'fractions', name: 'Fractions', course: { subject: 'Math', grade: 3 } }
const whole = { activity, metrics: { xpEarned: 10 } }
let open: OpenLessons

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openLessons({ now: () => new Date(now) })
  serve(open)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})
beforeEach(() => signIn('student@example.com'))

async function signIn(email: string) {
  const { id: timebackId, name, role } = await open.db.user.findUniqueOrThrow({ where: { email } })
  signInAs({ timebackId, email, name, role })
}

type Route = typeof submit
const params = { params: Promise.resolve({}) }

async function post(route: Route, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request('http://localhost:3000/x', { method: 'POST', body: text, headers })
  const answer = await route(request, params)
  return { status: answer.status, json: await answer.json() }
}

async function get(route: Route, query: Record<string, string>) {
  const url = `http://localhost:3000/x?${new URLSearchParams(query)}`
  const answer = await route(new Request(url), params)
  return { status: answer.status, json: await answer.json() }
}

const paths = ({ errors }: { errors: FieldProblem[] }) => errors.map(({ path }) => path)

describe('POST activity/submit', () => {
  it('answers success, the run, and pctCompleteApp only where there is one; a repeat is equal', async () => {
    const runId = crypto.randomUUID()
    const body = { ...whole, metrics: { xpEarned: 10, masteredUnits: 1 }, runId }
    const first = await post(submit, body)
    expect(first).toEqual({ status: 200, json: { success: true, runId, pctCompleteApp: 33 } })
    expect(await post(submit, body)).toEqual(first)
    const bare = await post(submit, whole)
    expect(bare).toEqual({ status: 200, json: { success: true, runId: expect.any(String) } })
    const byCode = { ...whole, activity: { ...activity, course: { code: 'CS-101' } } }
    expect((await post(submit, byCode)).status).toBe(200)
  })

  it('is 409 under a runId that was completed for another activity; under its own nothing is lost', async () => {
    await signIn('student2@example.com')
    const runId = crypto.randomUUID()
    const first = await post(submit, { ...whole, runId })
    const decimals = { ...activity, id: 'decimals' }
    for (const other of [decimals, { ...activity, course: { code: 'CS-101' } }])
      expect(
        await post(submit, { activity: other, metrics: { xpEarned: 5, masteredUnits: 1 }, runId }),
      ).toBeProblem(409, 'IDEMPOTENCY_CONFLICT')
    const renamed = { ...activity, name: 'Fractions again', course: { code: 'MATH-3' } }
    expect(await post(submit, { activity: renamed, metrics: { xpEarned: 5 }, runId })).toEqual(first)
    const own = { activity: decimals, metrics: { xpEarned: 5, masteredUnits: 1 }, runId: crypto.randomUUID() }
    expect((await post(submit, own)).json).toMatchObject({ success: true, pctCompleteApp: 33 })
  })

  const metrics = (change: object) => ({ ...whole, metrics: { xpEarned: 10, ...change } })
  const timed = (change: object) => ({
    ...whole,
    time: { startedAt: at(60), endedAt: at(0), activeMs: 60_000, ...change },
  })
  it.each<[string, unknown, string[]]>([
    ['no JSON', '{', ['']],
    ['no object', '[]', ['']],
    ['no activity', { metrics: whole.metrics }, ['activity']],
    ['no metrics', { activity }, ['metrics']],
    ['no xpEarned', { activity, metrics: {} }, ['metrics.xpEarned']],
    ['xpEarned as text', metrics({ xpEarned: '10' }), ['metrics.xpEarned']],
    ['negative xpEarned', metrics({ xpEarned: -1 }), ['metrics.xpEarned']],
    ['totalQuestions alone', metrics({ totalQuestions: 5 }), ['metrics.correctQuestions']],
    ['correctQuestions alone', metrics({ correctQuestions: 5 }), ['metrics.totalQuestions']],
    [
      'more right than asked',
      metrics({ totalQuestions: 4, correctQuestions: 5 }),
      ['metrics.correctQuestions'],
    ],
    ['half a question', metrics({ totalQuestions: 1.5, correctQuestions: 1 }), ['metrics.totalQuestions']],
    ['negative masteredUnits', metrics({ masteredUnits: -1 }), ['metrics.masteredUnits']],
    ['half a unit', metrics({ masteredUnits: 0.5 }), ['metrics.masteredUnits']],
    ['pctComplete above 100', metrics({ pctComplete: 100.1 }), ['metrics.pctComplete']],
    ['pctComplete below 0', metrics({ pctComplete: -1 }), ['metrics.pctComplete']],
    ['pctComplete null', metrics({ pctComplete: null }), ['metrics.pctComplete']],
    ['a runId that is no UUID', { ...whole, runId: 'run' }, ['runId']],
    ['an empty name', { ...whole, activity: { ...activity, name: '' } }, ['activity.name']],
    ['a NUL in an id', { ...whole, activity: { ...activity, id: 'a\u0000' } }, ['activity.id']],
    ['an unknown field', { ...whole, score: 1 }, ['score']],
    ['an unknown metric', metrics({ score: 1 }), ['metrics.score']],
    ['no course', { ...whole, activity: { ...activity, course: {} } }, ['activity.course']],
    [
      'an unknown field of the course',
      { ...whole, activity: { ...activity, course: { code: 'CS-101', level: 1 } } },
      ['activity.course.level'],
    ],
    ['time that is no date', timed({ startedAt: 'yesterday' }), ['time.startedAt']],
    ['time that ends where it starts', timed({ endedAt: at(60) }), ['time.endedAt']],
    ['negative time', timed({ activeMs: -1 }), ['time.activeMs']],
    ['negative inactive time', timed({ inactiveMs: -1 }), ['time.inactiveMs']],
    ['more than a day of time', timed({ activeMs: 86_400_001 }), ['time.activeMs']],
    ['time without activeMs', { ...whole, time: { startedAt: at(60), endedAt: at(0) } }, ['time.activeMs']],
  ])('refuses %s by its path', async (_what, body, expected) => {
    const { status, json } = await post(submit, body)
    expect([status, json.code, paths(json)]).toEqual([400, 'VALIDATION_ERROR', expected])
  })

  it('is 404 for an unknown course, but checks the shape first', async () => {
    const elsewhere = { ...activity, course: { code: 'NOPE-1' } }
    expect(await post(submit, { ...whole, activity: elsewhere })).toBeProblem(404, 'COURSE_NOT_FOUND')
    expect((await post(submit, { activity: elsewhere, metrics: {} })).status).toBe(400)
  })

  it('is 401 signed out and 403 from another origin, before anything else', async () => {
    expect(await post(submit, '{', { origin: 'https://evil.example' })).toBeProblem(403, 'FORBIDDEN')
    signOut()
    expect(await post(submit, '{')).toBeProblem(401, 'UNAUTHORIZED')
  })
})

describe('GET activity/time', () => {
  const runId = crypto.randomUUID()
  const window = (fromS: number, toS: number, change: object = {}) => ({
    id: crypto.randomUUID(),
    runId,
    activity,
    startedAt: at(fromS),
    endedAt: at(toS),
    sentAt: at(0),
    activeMs: (fromS - toS) * 1000,
    inactiveMs: 0,
    ...change,
  })

  it('tells every window of a run, what was credited of it and why not more', async () => {
    const idle = { activeMs: 5_000, inactiveMs: 10_000 }
    const windows = [window(4_000, 0, { inactiveMs: 9 }), window(60, 45), window(50, 35, idle)]
    for (const each of windows) expect((await post(heartbeat, each)).status).toBe(200)
    const { status, json } = await get(time, { runId })
    expect(status).toBe(200)
    expect(json).toEqual({
      runId,
      activeMs: 20_000,
      // The windows cover 25 s in all.
      inactiveMs: 5_000,
      windows: [
        { activeMs: 4_000_000, creditedMs: 0, reason: 'window-too-long' },
        { activeMs: 15_000, creditedMs: 15_000 },
        { activeMs: 5_000, creditedMs: 5_000 },
      ].map((credit, index) => {
        const { id, startedAt, endedAt } = windows[index] ?? {}
        return { id, startedAt, endedAt, ...credit }
      }),
    })
  })

  it("is 404 for another student's run and an unknown one, 400 for none and for no UUID", async () => {
    expect(await get(time, { runId: crypto.randomUUID() })).toBeProblem(404, 'RUN_NOT_FOUND')
    for (const query of [{}, { runId: 'run' }]) {
      const { status, json } = await get(time, query)
      expect([status, paths(json)]).toEqual([400, ['runId']])
    }
    await signIn('student2@example.com')
    expect((await get(time, { runId })).status).toBe(404)
  })
})

describe('GET courses/progress', () => {
  it('is of the signed-in student, by subject and grade or by code', async () => {
    await signIn('student3@example.com')
    await post(submit, { ...whole, metrics: { xpEarned: 1, masteredUnits: 2 } })
    const expected = { totalLessons: 3, masteredUnits: 2, pctComplete: 67 }
    expect(await get(progress, { subject: 'Math', grade: '3' })).toEqual({ status: 200, json: expected })
    expect(await get(progress, { code: 'MATH-3' })).toEqual({ status: 200, json: expected })
    expect((await get(progress, { code: 'CS-101' })).json).toMatchObject({ masteredUnits: 0, pctComplete: 0 })
  })

  it.each<[Record<string, string>, number, string]>([
    [{ code: 'NOPE-1' }, 404, 'COURSE_NOT_FOUND'],
    [{ subject: 'Math', grade: '12' }, 404, 'COURSE_NOT_FOUND'],
    [{}, 400, 'VALIDATION_ERROR'],
    [{ subject: 'Math' }, 400, 'VALIDATION_ERROR'],
    [{ subject: 'Math', grade: 'three' }, 400, 'VALIDATION_ERROR'],
    [{ code: 'CS-101', grade: '3' }, 400, 'VALIDATION_ERROR'],
    [{ code: 'CS-101', student: 'other' }, 400, 'VALIDATION_ERROR'],
  ])('answers %o with %i', async (query, status, code) => {
    expect(await get(progress, query)).toMatchObject({ status, json: { code } })
  })
})
