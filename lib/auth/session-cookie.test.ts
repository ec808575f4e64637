import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readSessionCookie, sessionSeconds, toSessionKey } from './session-cookie.ts'

const secret = 'only for the tests of a cookie'
const name = 'next-auth.session-token'
// Always the same, as titles name them: a test is found again by its title.
const userId = '0b6f3a52-7d0e-4f43-9a52-3f1a54f0c001'
const sessionId = '0b6f3a52-7d0e-4f43-9a52-3f1a54f0c002'

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  vi.stubEnv('NEXTAUTH_URL', '')
})
afterEach(() => vi.useRealTimers())
afterAll(() => vi.unstubAllEnvs())

const tokenOf = (claims: object = { sub: userId, sid: sessionId }, maxAge = sessionSeconds) =>
  encode({ token: claims as never, secret, maxAge })
const read = (cookie: string | null) =>
  readSessionCookie(new Headers({ host: 'localhost:3000', ...(cookie !== null && { cookie }) }))

describe('a cookie', () => {
  it('names its person and its session, wherever it stands among others', async () => {
    const token = await tokenOf()
    for (const cookie of [
      `${name}=${token}`,
      `a=1; ${name}=${token};b=2`,
      `a=1;  ${name}=${encodeURIComponent(token)}`,
      `${name}=${token} ; b=2`,
    ])
      expect(await read(cookie)).toEqual({ userId, sessionId })
    const half = Math.floor(token.length / 2)
    const chunks = `${name}.0=${token.slice(0, half)}; ${name}.1=${token.slice(half)}`
    expect(await read(chunks)).toEqual({ userId, sessionId })
    const size = Math.ceil(token.length / 12)
    const pieces = Array.from({ length: 12 }, (_, piece) => token.slice(piece * size, (piece + 1) * size))
    const many = pieces.map((piece, index) => `${name}.${index}=${piece}`).join('; ')
    expect(await read(many)).toEqual({ userId, sessionId })
  })

  it('names its person also where the host that was asked is no place', async () => {
    const headers = new Headers({ host: 'evil.example/x', cookie: `${name}=${await tokenOf()}` })
    expect(await readSessionCookie(headers)).toEqual({ userId, sessionId })
  })

  it.each([null, '', 'a=1', `${name}=`, `${name}=nonsense`, `${name}=%`, `${name}`])(
    'that is none names nobody: %s',
    async (cookie) => {
      expect(await read(cookie)).toBeNull()
    },
  )

  it('of another name names nobody, nor does one for https where http was asked', async () => {
    const token = await tokenOf()
    for (const other of [`x${name}`, `${name}x`, `${name}.x`, `__Secure-${name}`])
      expect([other, await read(`${other}=${token}`)]).toEqual([other, null])
  })

  it('for https counts where https was asked', async () => {
    const cookie = `__Secure-${name}=${await tokenOf()}`
    vi.stubEnv('VERCEL', '1')
    vi.resetModules()
    const fresh = await import('./session-cookie.ts')
    const headers = new Headers({ host: 'cairn.example', cookie })
    expect(await fresh.readSessionCookie(headers)).toEqual({ userId, sessionId })
    vi.stubEnv('VERCEL', '')
    vi.resetModules()
  })

  it('for https counts where a trusted proxy says so, and for no request that is like it', async () => {
    const cookie = `__Secure-${name}=${await tokenOf()}`
    vi.stubEnv('TRUST_PROXY', '1')
    vi.resetModules()
    const fresh = await import('./session-cookie.ts')
    const ask = (headers: Record<string, string>) =>
      fresh.readSessionCookie(new Headers({ host: 'cairn.example', cookie, ...headers }))
    expect(await ask({ 'x-forwarded-proto': 'https' })).toEqual({ userId, sessionId })
    expect(await ask({ 'x-forwarded-host': 'https' })).toBeNull()
    expect(await ask({ 'x-forwarded-proto': 'http' })).toBeNull()
    expect(await ask({})).toBeNull()
    vi.stubEnv('TRUST_PROXY', '')
    vi.resetModules()
  })

  it('is out of date a month after it was made, also where it was read before', async () => {
    const cookie = `${name}=${await tokenOf()}`
    expect(sessionSeconds).toBe(30 * 24 * 60 * 60)
    const madeAt = Date.now()
    expect(await read(cookie)).toEqual({ userId, sessionId })
    vi.useFakeTimers({ toFake: ['Date'], now: madeAt + (sessionSeconds - 1) * 1_000 })
    expect(await read(cookie)).toEqual({ userId, sessionId })
    vi.setSystemTime(madeAt + (sessionSeconds + 13) * 1_000)
    expect(await read(cookie)).toEqual({ userId, sessionId })
    vi.setSystemTime(madeAt + (sessionSeconds + 17) * 1_000)
    expect(await read(cookie)).toBeNull()
  })

  it('counts to the last moment of the 15 seconds by which clocks may differ', async () => {
    const madeAt = Date.parse('2026-03-02T12:00:00.000Z')
    vi.useFakeTimers({ toFake: ['Date'], now: madeAt })
    const cookie = `${name}=${await tokenOf(undefined, 60)}`
    expect(await read(cookie)).toEqual({ userId, sessionId })
    vi.setSystemTime(madeAt + 75_000)
    expect(await read(cookie)).toEqual({ userId, sessionId })
    vi.setSystemTime(madeAt + 75_001)
    expect(await read(cookie)).toBeNull()
  })

  it.each([
    { sub: userId },
    { sid: sessionId },
    { sub: userId, sid: 'one' },
    { sub: 'ann', sid: sessionId },
    { sub: 7, sid: sessionId },
    { sub: userId, sid: 7 },
    { sub: userId, sid: [sessionId] },
    { sub: [userId], sid: sessionId },
    {},
  ])('of a session that cannot be ended is none: %j', async (claims) => {
    expect(await read(`${name}=${await tokenOf(claims)}`)).toBeNull()
    expect(toSessionKey(claims)).toBeNull()
  })
})

it('a token that is there names both, and none names nobody', () => {
  expect(toSessionKey({ sub: userId, sid: sessionId })).toEqual({ userId, sessionId })
  expect(toSessionKey(null)).toBeNull()
})
