import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { statementsOf } from '#scripts/testing/database/count-statements.ts'
import { type OpenRoutes, openRoutes } from '#scripts/testing/routes/open-routes.ts'

/** The contract's words on a window of time, at its route. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const now = Date.parse('2026-03-02T12:00:00.000Z')
const at = (seconds: number) => new Date(now - seconds * 1000).toISOString()
const lessonId = 'math-5-decimals-quiz'
const activity = { id: 'fractions', name: 'Fractions', course: { subject: 'Math', grade: 5 } }
const runId = crypto.randomUUID()
let open: OpenRoutes

beforeAll(async () => {
  open = await openRoutes({ now: () => new Date(now) })
  await open.signIn('student@example.com')
})
afterAll(() => open.close())

function beat(change: object) {
  const window = {
    ...{ id: crypto.randomUUID(), runId, activity, activeMs: 10_000, inactiveMs: 0 },
    ...{ startedAt: at(60), endedAt: at(50), sentAt: at(0), ...change },
  }
  return open.post('timeback/activity/heartbeat', window)
}

it('a window of an activity or of a lesson is accepted, with what was credited and why not more', async () => {
  expect(await beat({})).toEqual({ status: 200, json: { accepted: true, creditedMs: 10_000 } })
  const lesson = { activity: undefined, lessonId, runId: crypto.randomUUID() }
  expect((await beat({ ...lesson, startedAt: at(55), endedAt: at(45) })).json).toEqual({
    accepted: true,
    creditedMs: 5_000,
    reason: 'already-counted',
  })
})

it('a window costs one statement, with the session that it is of', async () => {
  const sent = await statementsOf(() => beat({ startedAt: at(30), endedAt: at(20) }))
  expect(sent.filter((text) => !text.includes('rate_limit'))).toHaveLength(1)
})

it('a window that counts nothing is still 200, with its reason', async () => {
  for (const [change, reason] of [
    [{ startedAt: at(400), endedAt: at(99) }, 'window-too-long'],
    [{ startedAt: at(99), endedAt: at(98), activeMs: 2_001 }, 'more-active-than-elapsed'],
    [{ endedAt: at(-60) }, 'in-the-future'],
    [{ startedAt: at(8 * 86_400), endedAt: at(8 * 86_400 - 10) }, 'too-old'],
  ] as const)
    expect(await beat(change)).toEqual({ status: 200, json: { accepted: true, creditedMs: 0, reason } })
})

it.each<[string, object, string]>([
  ['no length', { endedAt: at(60) }, 'endedAt'],
  ['a negative length', { endedAt: at(61) }, 'endedAt'],
  ['negative active time', { activeMs: -1 }, 'activeMs'],
  ['negative inactive time', { inactiveMs: -1 }, 'inactiveMs'],
  ['an id that is no UUID', { id: 'window' }, 'id'],
  ['a run that is no UUID', { runId: 'run' }, 'runId'],
  ['a start that is no date', { startedAt: 'noon' }, 'startedAt'],
  ['no time of sending', { sentAt: undefined }, 'sentAt'],
  ['neither a lesson nor an activity', { activity: undefined }, 'activity'],
  ['both a lesson and an activity', { lessonId }, 'activity'],
  ['an unknown field', { student: 'other' }, 'student'],
])('a window with %s is 400, by its path', async (_what, change, path) => {
  expect(await beat(change)).toBeProblem(400, 'VALIDATION_ERROR', path)
})

it('a window of an unknown lesson or course is 404', async () => {
  const unknown = { ...activity, course: { code: 'NOPE-1' } }
  expect(await beat({ activity: unknown })).toBeProblem(404, 'COURSE_NOT_FOUND')
  expect(await beat({ activity: undefined, lessonId: 'nowhere' })).toBeProblem(404, 'LESSON_NOT_FOUND')
})
