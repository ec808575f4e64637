import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as studentTime } from '#app/api/teacher/students/[timebackId]/time/route.ts'
import { createRandom, shuffle } from '#lib/std/random.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const noon = Date.parse('2026-03-02T12:00:00.000Z')
const lessonId = 'math-3-multiplication-quiz'
let open: OpenLessons
let student: string

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openLessons({ now: () => new Date(noon), targets: ['caliper'] })
  serve(open)
  student = await open.idOf('student@example.com')
  await open.timeback.lessons.start({ lesson: lessonId, student })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

/** A window of a minute that began so many seconds before noon, on a clock that is `offS` wrong. */
function window(runId: string, beganS: number, { activeMs = 60_000, offS = 0 } = {}) {
  const at = (secondsBefore: number) => new Date(noon - (secondsBefore - offS) * 1000).toISOString()
  return {
    ...{
      student,
      lessonId,
      runId,
      id: crypto.randomUUID(),
      activeMs,
      inactiveMs: Math.max(0, 60_000 - activeMs),
    },
    ...{ startedAt: at(beganS), endedAt: at(beganS - 60), sentAt: at(0) },
  }
}

describe('an hour in two tabs', () => {
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]

  it('credits the time that passed while either was active, however its windows arrive', async () => {
    // Tab one: 40 min of activity, then 20 idle. Tab two, its clock an hour off: the last 30 min, active.
    const minutes = Array.from({ length: 60 }, (_, index) => 3600 - index * 60)
    const tabOne = minutes.map((s) => window(first, s, { activeMs: s > 1200 ? 60_000 : 0 }))
    const tabTwo = minutes.filter((s) => s <= 1800).map((s) => window(second, s, { offS: 3600 }))
    const sent = shuffle([...tabOne, ...tabTwo, ...tabOne.slice(0, 20)], createRandom(11))
    const forged = {
      ...window(second, 36_000, { activeMs: 36_000_000 }),
      endedAt: new Date(noon).toISOString(),
    }
    for (const each of [...sent, forged]) await open.timeback.activity.heartbeat(each)
    const runs = await open.timeback.activity.runs({ student })
    const total = runs.reduce((sum, { activeMs }) => sum + activeMs, 0)
    expect(total).toBe(60 * 60_000)
    const spent = await open.db.outboxEvent.findMany({ where: { studentId: student } })
    const seconds = spent.flatMap(({ body }) =>
      (body as { generated: { items: { type: string; value: number }[] } }).generated.items
        .filter(({ type }) => type === 'active')
        .map(({ value }) => value),
    )
    expect(seconds.reduce((sum, value) => sum + value, 0)).toBe(3600)
  })

  it('shows the student and their teacher what was not counted and why, and no other teacher', async () => {
    const runs = await open.timeback.activity.runs({ student, attempt: { lessonId, number: 1 } })
    const notCounted = (reason: string) =>
      runs.flatMap((run) => run.notCounted).reduce((sum, no) => sum + (no.reason === reason ? no.ms : 0), 0)
    expect(notCounted('already-counted')).toBe(10 * 60_000)
    expect(notCounted('window-too-long')).toBe(36_000_000)
    const as = async (email: string, query = '') => {
      const { id: timebackId, ...person } = await open.db.user.findUniqueOrThrow({ where: { email } })
      signInAs({ timebackId, ...person })
      const params = Promise.resolve({ timebackId: student })
      const answer = await studentTime(new Request(`http://localhost:3000/x${query}`), { params })
      return [answer.status, await answer.json()] as const
    }
    expect(await as('teacher@example.com', `?lessonId=${lessonId}&attempt=1`)).toEqual([200, { runs }])
    expect((await as('teacher@example.com', `?lessonId=${lessonId}&attempt=2`))[1]).toEqual({ runs: [] })
    expect((await as('teacher@example.com', '?attempt=2'))[0]).toBe(400)
    expect((await as('teacher2@example.com'))[0]).toBe(404)
    expect((await as('student@example.com'))[0]).toBe(403)
  })
})
