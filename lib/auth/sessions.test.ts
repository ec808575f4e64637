import { decode, encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** Sessions through the app's own routes, with next-auth itself and a real database. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

const secret = 'only for the tests of a route'
const cookieName = 'next-auth.session-token'
let open: OpenLessons
let one: Visitor

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  vi.stubEnv('DEMO', '1')
  open = await openLessons()
  serve(open)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})
beforeEach(() => {
  one = openVisitor()
})

/** The same browser as it was before, whatever it does now. */
function copyOf(visitor: Visitor): Visitor {
  const copy = openVisitor()
  for (const [name, value] of visitor.jar) copy.jar.set(name, value)
  return copy
}

const signOut = (visitor: Visitor) => visitor.post('/api/auth/signout', { json: 'true' })

describe('signing out', () => {
  it('ends the session on the server: its cookie opens nothing any more, in any browser', async () => {
    await one.signIn('student@example.com')
    const old = copyOf(one)
    expect(await old.me()).toMatchObject({ status: 200, json: { email: 'student@example.com' } })
    expect((await signOut(one)).status).toBe(200)
    expect(one.jar.has(cookieName)).toBe(false)
    expect(await old.me()).toBeProblem(401, 'UNAUTHORIZED')
    expect((await old.get('/api/vr-sessions')).status).toBe(401)
  })

  it('cannot be undone by asking for the session: it is not made longer', async () => {
    await one.signIn('student@example.com')
    const old = copyOf(one)
    expect(await (await old.get('/api/auth/session')).json()).toEqual({
      user: { id: await open.idOf('student@example.com') },
      expires: expect.stringMatching(/^20.*Z$/),
    })
    const renewed = copyOf(old)
    await signOut(one)
    for (const visitor of [old, renewed]) {
      const answer = await visitor.get('/api/auth/session')
      expect([await answer.json(), answer.headers.getSetCookie()]).toEqual([{}, []])
      expect((await visitor.me()).status).toBe(401)
    }
  })

  it('ends that session alone', async () => {
    await one.signIn('student@example.com')
    const elsewhere = openVisitor()
    await elsewhere.signIn('student@example.com')
    await signOut(one)
    expect((await elsewhere.me()).status).toBe(200)
  })

  it('twice, or without a session, is no error', async () => {
    await one.signIn('student@example.com')
    const old = copyOf(one)
    for (const visitor of [one, old, openVisitor()]) expect((await signOut(visitor)).status).toBe(200)
  })

  it('of a session that has no id is no error', async () => {
    const token = { sub: await open.idOf('student@example.com') }
    one.jar.set(cookieName, await encode({ token, secret }))
    expect((await signOut(one)).status).toBe(200)
    expect(one.jar.has(cookieName)).toBe(false)
  })

  it('leads to the sign-in, as do next-auth’s own pages', async () => {
    const placeOf = async (path: string) =>
      (await openVisitor().get(`/api/auth/${path}`)).headers
        .get('location')
        ?.replace('http://localhost:3000', '')
    expect(await placeOf('signout')).toBe('/signin')
    expect(await placeOf('signin')).toBe('/signin?callbackUrl=http%3A%2F%2Flocalhost%3A3000')
    expect(await placeOf('error?error=AccessDenied')).toBe('/signin?error=AccessDenied')
  })

  it('needs the token of the page: another site ends nothing', async () => {
    await one.signIn('student@example.com')
    await one.post('/api/auth/signout', { json: 'true', csrfToken: '' }, { origin: 'https://evil.example' })
    expect((await one.me()).status).toBe(200)
  })

  it('that the database does not take says so, and the browser keeps its cookie', async () => {
    await one.signIn('student@example.com')
    await open.db.$executeRaw`ALTER TABLE ended_session RENAME TO gone_session`
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const answer = await signOut(one)
    await open.db.$executeRaw`ALTER TABLE gone_session RENAME TO ended_session`
    expect(answer.status).toBe(500)
    expect(error).toHaveBeenCalled()
    expect((await one.me()).status).toBe(200)
    error.mockRestore()
  })

  it('is remembered for as long as a cookie could be shown, and then forgotten', async () => {
    await open.db.endedSession.deleteMany()
    await one.signIn('student@example.com')
    const { exp } = (await decode({ token: one.jar.get(cookieName) ?? '', secret })) ?? {}
    await signOut(one)
    const [row] = await open.db.endedSession.findMany()
    // By a clock that may be half an hour behind.
    expect(row?.expiresAt.getTime()).toBeGreaterThan((Number(exp) + 30 * 60) * 1000)
    expect(row?.expiresAt.getTime()).toBeLessThan((Number(exp) + 24 * 60 * 60) * 1000)
    await open.db.endedSession.updateMany({ data: { expiresAt: new Date(0) } })
    await one.signIn('student@example.com')
    await signOut(one)
    expect((await open.db.endedSession.findMany()).map(({ id }) => id)).not.toContain(row?.id)
  })
})

describe('a cookie', () => {
  const show = async (token: Record<string, unknown>, signedWith = secret) => {
    one.jar.set(cookieName, await encode({ token, secret: signedWith }))
    return one.me()
  }

  it('of nobody’s making, of another secret, or without a session that could end opens nothing', async () => {
    const sub = await open.idOf('student@example.com')
    const sid = crypto.randomUUID()
    expect((await show({ sub, sid })).status).toBe(200)
    expect((await show({ sub, sid }, 'another secret')).status).toBe(401)
    expect((await show({ sub })).status).toBe(401)
    expect((await show({ sub, sid: 'x' })).status).toBe(401)
    expect((await show({ sub: 'x', sid })).status).toBe(401)
    one.jar.set(cookieName, 'nonsense')
    expect((await one.me()).status).toBe(401)
  })

  it('that ran out opens nothing', async () => {
    const token = { sub: await open.idOf('student@example.com'), sid: crypto.randomUUID() }
    one.jar.set(cookieName, await encode({ token, secret, maxAge: -60 }))
    expect((await one.me()).status).toBe(401)
  })

  it('of somebody who was removed opens nothing; the headset’s wire names no profile', async () => {
    const { id } = await open.db.user.create({ data: { email: 'gone@example.com', name: 'Gone' } })
    await one.signIn('gone@example.com')
    await open.db.user.delete({ where: { id } })
    expect((await one.me()).status).toBe(401)
    expect((await one.get('/api/vr-sessions')).status).toBe(404)
  })
})

describe('who is locked', () => {
  const email = 'student2@example.com'
  const lock = (lockedAt: Date | null) => open.db.user.update({ where: { email }, data: { lockedAt } })
  const beat = () =>
    one.postJson('/api/timeback/activity/heartbeat', {
      ...{ id: crypto.randomUUID(), runId: crypto.randomUUID(), lessonId: 'math-5-decimals-quiz' },
      ...{ startedAt: new Date(Date.now() - 20_000), endedAt: new Date(Date.now() - 10_000) },
      ...{ sentAt: new Date(), activeMs: 10_000, inactiveMs: 0 },
    })
  const problemOf = async (answer: Response) => ({ status: answer.status, json: await answer.json() })

  it('is out at the next request of any kind, and no time of theirs is stored', async () => {
    await one.signIn(email)
    expect((await beat()).status).toBe(200)
    await lock(new Date())
    expect(await one.me()).toBeProblem(401, 'UNAUTHORIZED')
    expect(await (await one.get('/api/auth/session')).json()).toEqual({})
    expect((await one.get('/api/vr-sessions')).status).toBe(401)
    const before = await open.db.timeWindow.count()
    expect(await problemOf(await beat())).toBeProblem(401, 'UNAUTHORIZED')
    expect(await open.db.timeWindow.count()).toBe(before)
    const start = await one.postJson('/api/timeback/lessons/start', { lessonId: 'math-5-decimals-quiz' })
    expect(await problemOf(start)).toBeProblem(401, 'UNAUTHORIZED')
    await lock(null)
    expect((await one.me()).status).toBe(200)
  })

  it('opens no session as a demo account', async () => {
    await lock(new Date())
    const answer = await one.post('/api/auth/callback/demo', { email, json: 'true' })
    expect((await answer.json()).url).toContain('/signin?error=Locked')
    expect(one.jar.has(cookieName)).toBe(false)
    await lock(null)
    await one.signIn(email)
  })
})

describe('a role', () => {
  const roleOf = async () => ((await one.me()).json as { role: string }).role
  const settings = () => env()

  it('of the lists counts from the next request, and goes with the entry at the next request', async () => {
    await one.signIn('student3@example.com')
    expect(await roleOf()).toBe('student')
    settings().TEACHER_EMAILS = ['student3@example.com']
    expect(await roleOf()).toBe('teacher')
    settings().ADMIN_EMAILS = ['student3@example.com']
    expect(await roleOf()).toBe('admin')
    settings().ADMIN_EMAILS = []
    expect(await roleOf()).toBe('teacher')
    expect((await one.get('/api/teacher/classes')).status).toBe(200)
    settings().TEACHER_EMAILS = []
    expect(await roleOf()).toBe('student')
    expect((await one.get('/api/teacher/classes')).status).toBe(403)
  })

  it('that came from elsewhere stays, on no list or on one for less', async () => {
    await one.signIn('admin@example.com')
    expect(await roleOf()).toBe('admin')
    settings().TEACHER_EMAILS = ['admin@example.com']
    expect(await roleOf()).toBe('admin')
    settings().TEACHER_EMAILS = []
    expect(await roleOf()).toBe('admin')
  })

  it('that is taken away in the database is gone at the next request', async () => {
    await one.signIn('teacher2@example.com')
    expect(await roleOf()).toBe('teacher')
    await open.db.user.update({ where: { email: 'teacher2@example.com' }, data: { role: 'student' } })
    expect(await roleOf()).toBe('student')
    await open.db.user.update({ where: { email: 'teacher2@example.com' }, data: { role: 'teacher' } })
  })
})
