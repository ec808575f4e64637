import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { findFreePort } from '#scripts/run/ports.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { stopChild } from '#scripts/run/run-tool.mjs'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** Sign-in through the app's own routes, with next-auth itself, an issuer that speaks OpenID Connect, and a database. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenLessons
let issuer: ChildProcess
let visitor: Visitor
const warn = vi.spyOn(console, 'warn')

beforeAll(async () => {
  const port = await findFreePort()
  const address = `http://localhost:${port}`
  issuer = spawn(process.execPath, ['--import', 'tsx', 'e2e/people/oidc/issuer.ts', String(port)], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('NEXTAUTH_URL', '')
  vi.stubEnv('DEMO', '1')
  vi.stubEnv('OIDC_ISSUER', address)
  vi.stubEnv('OIDC_CLIENT_ID', 'cairn')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'only for the tests of a route')
  open = await openLessons()
  serve(open)
  while (!(await fetch(`${address}/jwks`).catch(() => null))) await delay(50)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await stopChild(issuer)
  await open.close()
})
beforeEach(async () => {
  visitor = openVisitor()
  warn.mockReset().mockReturnValue()
  await open.db.$executeRaw`TRUNCATE account, rate_limit`
})

type Person = { email: string; sub?: string; name?: string; verified?: string }

/** The way of a browser through the issuer and back; where it ends. */
async function comeAs(person: Person, from: Visitor = visitor): Promise<string> {
  const begun = await from.post('/api/auth/signin/oidc', { json: 'true', callbackUrl: '/history' })
  const login = new URL((await begun.json()).url)
  login.pathname = '/login'
  for (const [name, value] of Object.entries(person)) login.searchParams.set(name, value)
  const back = new URL((await fetch(login, { redirect: 'manual' })).headers.get('location') ?? '')
  const answer = await from.get(back.pathname + back.search)
  return answer.headers.get('location') ?? `status ${answer.status}`
}

const me = async (from: Visitor = visitor) => (await from.me()).json
const ann: Person = { email: 'Ann.Lee@school.example', sub: 'ann-1', name: 'Ann Lee' }

describe('a provider’s account', () => {
  it('signs in, and comes back to where it wanted to go', async () => {
    expect(await comeAs(ann)).toBe('http://localhost:3000/history')
    expect(await me()).toMatchObject({ email: 'ann.lee@school.example', name: 'Ann Lee', role: 'student' })
    expect(warn).not.toHaveBeenCalled()
  })

  it('is noted each time that it gets in, so that a school sees who was here', async () => {
    await comeAs(ann)
    await comeAs(ann, openVisitor())
    const { timebackId: userId } = (await me()) as { timebackId: string }
    const noted = { provider: 'oidc', outcome: 'signed-in', at: expect.any(Date) }
    const found = await open.db.signIn.findMany({ where: { userId }, orderBy: { at: 'desc' }, take: 2 })
    expect(found).toMatchObject([noted, noted])
  })

  it('has the name and the address that the issuer changed, at the next sign-in', async () => {
    await comeAs(ann)
    const { timebackId } = (await me()) as { timebackId: string }
    await comeAs({ ...ann, email: 'ann.smith@school.example', name: 'Ann Smith' }, openVisitor())
    expect(await me()).toMatchObject({ timebackId, email: 'ann.smith@school.example', name: 'Ann Smith' })
  })

  it('keeps its address where the issuer’s new one is another person’s here, and the log says so', async () => {
    await comeAs({ email: 'old@school.example', sub: 'mover' })
    const taken = { ...{ email: 'student2@example.com', sub: 'mover' } }
    expect(await comeAs(taken, openVisitor())).toMatch(/history$/)
    expect(await me()).toMatchObject({ email: 'old@school.example' })
    expect(warn.mock.calls).toEqual([[`Address not taken, it is another person's: oidc account "mover"`]])
  })

  it('without a name is called by its address', async () => {
    for (const [name, email] of [
      [' ', 'blank@school.example'],
      ['missing', 'none@school.example'],
    ] as const) {
      await comeAs({ email, name })
      expect(await me()).toMatchObject({ name: email })
    }
  })

  it('has the role that the lists give its address, in any case, until they no longer do', async () => {
    const settings = env()
    settings.TEACHER_EMAILS = ['head@school.example']
    await comeAs({ email: 'Head@School.Example' })
    expect(await me()).toMatchObject({ role: 'teacher' })
    const stored = () => open.db.user.findUniqueOrThrow({ where: { email: 'head@school.example' } })
    expect(await stored()).toMatchObject({ role: 'teacher', grantedRole: 'student' })
    settings.TEACHER_EMAILS = []
    expect(await me()).toMatchObject({ role: 'student' })
    await comeAs({ email: 'Head@School.Example' })
    expect(await stored()).toMatchObject({ role: 'student', grantedRole: null })
  })

  it('may come for the first time in two browsers at once', async () => {
    const browsers = Array.from({ length: 6 }, () => openVisitor())
    const twin = { email: 'twin@school.example', sub: 'twin' }
    await Promise.all(browsers.map((browser) => comeAs(twin, browser)))
    const people = await Promise.all(browsers.map((browser) => me(browser)))
    expect(new Set(people.map((person) => (person as { timebackId: string }).timebackId)).size).toBe(1)
    expect(people[0]).toMatchObject({ email: 'twin@school.example' })
  })
})

describe('is refused by a short code in the address, and by a line in the log:', () => {
  const refused = async (person: Person, code: string) => {
    expect(await comeAs(person)).toBe(`/signin?error=${code}`)
    expect(await visitor.me()).toMatchObject({ status: 401 })
    expect(warn.mock.calls.flat().join()).toMatch(new RegExp(`^Sign-in refused, ${code}: oidc account "`))
  }

  it.each(['false', 'missing', 'no'])('an address of which the issuer says %j', async (verified) => {
    await refused({ email: 'student@example.com', verified }, 'EmailNotVerified')
  })

  it('an account without an address', async () => {
    await refused({ email: 'missing', sub: 'nobody' }, 'EmailMissing')
  })

  it('a second account of the provider with an address that is in use', async () => {
    await comeAs(ann)
    visitor = openVisitor()
    await refused({ ...ann, email: 'ann.lee@school.example', sub: 'ann-2' }, 'AddressInUse')
  })

  it('a person who is locked, by their account and by their address, until they are let in again', async () => {
    const email = 'locked@school.example'
    const lock = (lockedAt: Date | null) => open.db.user.update({ where: { email }, data: { lockedAt } })
    await open.db.user.create({ data: { email, name: 'Entered by the school', lockedAt: new Date() } })
    await refused({ email, sub: 'locked' }, 'Locked')
    expect(await open.db.account.count()).toBe(0)
    await lock(null)
    expect(await comeAs({ email, sub: 'locked' })).toBe('http://localhost:3000/history')
    await lock(new Date())
    visitor = openVisitor()
    await refused({ email: 'moved@school.example', sub: 'locked' }, 'Locked')
    expect(await open.db.user.count({ where: { email } })).toBe(1)
  })

  it('an address outside the domains of the school', async () => {
    env().SIGN_IN_DOMAINS = ['school.example']
    await refused({ email: 'ann@evilschool.example' }, 'DomainNotAllowed')
    await refused({ email: 'ann@sub.school.example' }, 'DomainNotAllowed')
    expect(await comeAs({ email: 'bob@SCHOOL.example' })).toBe('http://localhost:3000/history')
    env().SIGN_IN_DOMAINS = []
  })

  describe('by what the school says', () => {
    const say = (signInPolicy: 'anyone' | 'domains' | 'known', signInDomains: string[] = []) =>
      open.db.organisation.updateMany({ data: { signInPolicy, signInDomains } })
    afterEach(async () => {
      await say('anyone')
      env().ADMIN_EMAILS = []
    })

    it('an address of no domain of the school, and none that it knows or that the settings give a role', async () => {
      await say('domains', ['school.example'])
      await open.db.user.create({ data: { email: 'guest@elsewhere.example', name: 'Entered by the school' } })
      env().ADMIN_EMAILS = ['boss@elsewhere.example']
      await refused({ email: 'stranger@elsewhere.example' }, 'DomainNotAllowed')
      for (const email of ['new@school.example', 'guest@elsewhere.example', 'boss@elsewhere.example'])
        expect(await comeAs({ email }, openVisitor())).toBe('http://localhost:3000/history')
    })

    it('whoever was not entered, but nobody who has an account', async () => {
      await comeAs({ email: 'before@school.example', sub: 'before' }, openVisitor())
      await say('known')
      await refused({ email: 'after@school.example' }, 'NotKnown')
      expect(await open.db.user.count({ where: { email: 'after@school.example' } })).toBe(0)
      expect(await comeAs({ email: 'before@school.example', sub: 'before' }, openVisitor())).toMatch(
        /history$/,
      )
    })
  })

  it('and is noted with its address and the client’s, for the school to read', async () => {
    const email = 'noted@school.example'
    await refused({ email, verified: 'false' }, 'EmailNotVerified')
    expect(await open.db.signIn.findMany({ where: { email } })).toMatchObject([
      { userId: null, provider: 'oidc', outcome: 'EmailNotVerified', clientAddress: expect.any(String) },
    ])
  })
})

it('settings that trust the issuer let in whom it says nothing of, and `"true"` counts without them', async () => {
  expect(await comeAs({ email: 'text@school.example', verified: 'True' })).toMatch(/history$/)
  env().OIDC_TRUST_EMAILS = true
  expect(await comeAs({ email: 'unsaid@school.example', verified: 'missing' })).toMatch(/history$/)
  expect(await comeAs({ email: 'denied@school.example', verified: 'false' })).toMatch(/EmailNotVerified$/)
  env().OIDC_TRUST_EMAILS = false
})

it('what fails inside is an answer of its own, and never text in an address', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue()
  await open.db.$executeRaw`ALTER TABLE account RENAME TO gone`
  expect(await comeAs(ann)).toBe('status 500')
  await open.db.$executeRaw`ALTER TABLE gone RENAME TO account`
  await open.db.$executeRaw`ALTER TABLE "user" RENAME TO gone`
  const demo = await visitor.post('/api/auth/callback/demo', { email: 'student@example.com' })
  await open.db.$executeRaw`ALTER TABLE gone RENAME TO "user"`
  expect([demo.status, demo.headers.get('location')]).toEqual([500, null])
  expect(error).toHaveBeenCalledTimes(2)
  error.mockRestore()
})

describe('the host that was asked', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'tablet.school.example'])(
    'is where sign-in stays: %s',
    async (host) => {
      const here = openVisitor({ host })
      const demo = await here.post('/api/auth/callback/demo', {
        ...{ email: 'student@example.com', json: 'true' },
        callbackUrl: `http://${host}/history`,
      })
      expect((await demo.json()).url).toBe(`http://${host}/history`)
      expect((await here.me()).status).toBe(200)
      const issuer = await here.post('/api/auth/signin/oidc', { json: 'true' })
      const { searchParams } = new URL((await issuer.json()).url)
      expect(searchParams.get('redirect_uri')).toBe(`http://${host}/api/auth/callback/oidc`)
      const out = await here.post('/api/auth/signout', { json: 'true', callbackUrl: '/signin' })
      expect((await out.json()).url).toBe(`http://${host}/signin`)
    },
  )

  it('is not the one that a client forwards, and leads to no other site', async () => {
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    const issuer = await visitor.post('/api/auth/signin/oidc', { json: 'true' }, forged)
    const { searchParams } = new URL((await issuer.json()).url)
    expect(searchParams.get('redirect_uri')).toBe('http://localhost:3000/api/auth/callback/oidc')
    for (const callbackUrl of [
      'https://evil.example/',
      '//evil.example',
      'http://localhost:3000@evil.example',
    ]) {
      const fields = { email: 'student@example.com', json: 'true', callbackUrl }
      const { url } = await (await visitor.post('/api/auth/callback/demo', fields, forged)).json()
      expect(new URL(url).origin, callbackUrl).toBe('http://localhost:3000')
    }
  })

  it('is where a goal that is none leads, from a form or from a cookie', async () => {
    for (const callbackUrl of ['http://', '::', 'javascript:alert(1)', 'data:,x']) {
      visitor.jar.set('next-auth.callback-url', encodeURIComponent(callbackUrl))
      const fields = { email: 'student@example.com', json: 'true' }
      for (const form of [fields, { ...fields, callbackUrl }]) {
        const answer = await visitor.post('/api/auth/callback/demo', form)
        const { url } = await answer.json()
        expect(new URL(url).origin, callbackUrl).toBe('http://localhost:3000')
      }
    }
  })

  it('that is none is refused', async () => {
    const answer = await visitor.get('/api/auth/csrf', { host: 'evil.example/x' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'VALIDATION_ERROR', errors: [{ path: 'Host' }] })
  })

  it('gives way to the public address of the settings, with cookies for https alone', async () => {
    const settings = env()
    settings.NEXTAUTH_URL = 'https://cairn.school.example'
    vi.stubEnv('NEXTAUTH_URL', settings.NEXTAUTH_URL)
    const fields = { email: 'student@example.com', json: 'true' }
    const answer = await visitor.post('/api/auth/callback/demo', fields)
    expect(new URL((await answer.json()).url).origin).toBe('https://cairn.school.example')
    expect([...visitor.jar.keys()]).toContain('__Secure-next-auth.session-token')
    expect((await visitor.me()).status).toBe(200)
    settings.NEXTAUTH_URL = undefined
    vi.stubEnv('NEXTAUTH_URL', '')
    expect((await visitor.me()).status).toBe(401)
  })
})
