import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { type OpenWire, openWire, wireSecret as secret } from '#scripts/testing/wire/open-wire.ts'
import type { WireServer } from '#scripts/testing/wire/serve-wire.ts'
import { application, askToken } from '#scripts/testing/wire/wire-client.ts'
import { keepApplication } from './applications.ts'
import { guessLimits } from './guess-limits.ts'
import { issueToken } from './issue-token.ts'
import { markOf } from './secrets.ts'
import { signToken } from './wire-token.ts'

/** Applications and their tokens, over HTTP (protocol §0; http contract, the PowerPath-compatible wire). */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenWire
let server: WireServer

beforeAll(async () => {
  open = await openWire()
  server = open.server
})
afterAll(() => open.close())

const form = {
  grant_type: 'client_credentials',
  client_id: application.clientId,
  client_secret: application.clientSecret,
}

describe('POST /oauth2/token', () => {
  it('gives a bearer token of an hour that nobody may keep a copy of', async () => {
    const { status, json, headers } = await askToken(server, form)
    expect(status).toBe(200)
    expect(json).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 3600,
      token_type: 'Bearer',
      scope: expect.stringContaining('powerpath.createput'),
    })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    [{ client_secret: 'wrong horse' }, 401, 'invalid_client'],
    [{ client_secret: '' }, 401, 'invalid_client'],
    [{ client_id: 'nobody' }, 401, 'invalid_client'],
    [{ client_id: 'no\u0000body' }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ grant_type: '' }, 400, 'invalid_request'],
    [{ scope: 'https://example.com/everything' }, 400, 'invalid_scope'],
  ])('refuses %o with %i %s', async (change, status, error) => {
    const answer = await askToken(server, { ...form, ...change })
    expect(answer).toMatchObject({ status, json: { error } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('takes a new secret from the environment in place of the old one', async () => {
    const clientId = 'renewed'
    const ask = (clientSecret: string) =>
      issueToken(
        { db: open.db, secret, now: new Date(), limits: guessLimits(open.db), address: '192.0.2.1' },
        { grantType: 'client_credentials', credentials: [{ clientId, clientSecret }], scope: null },
      )
    await keepApplication(open.db, { clientId, clientSecret: 'the first one' })
    await keepApplication(open.db, { clientId, clientSecret: 'the second one' })
    expect(await ask('the first one')).toEqual({ ok: false, error: 'invalid_client' })
    expect((await ask('the second one')).ok).toBe(true)
    const before = await open.db.applicationCredential.findUnique({ where: { clientId } })
    await keepApplication(open.db, { clientId, clientSecret: 'the second one' })
    expect(await open.db.applicationCredential.findUnique({ where: { clientId } })).toEqual(before)
    expect(before?.scopes).toContain('https://purl.imsglobal.org/spec/caliper/v1p1/scope/event.create')
    await open.db.applicationCredential.delete({ where: { clientId } })
  })

  it('keeps the secret only as a hash', async () => {
    const [row, ...others] = await open.db.applicationCredential.findMany()
    expect(others).toEqual([])
    expect(row?.secretHash).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(JSON.stringify(row)).not.toContain(application.clientSecret)
  })
})

describe('a route of the wire', () => {
  const path = '/powerpath/getAttempts?student=x&lesson=y'
  const ask = (headers: Record<string, string>) => fetch(server.url + path, { headers })
  const unauthorised = {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: expect.any(String),
    imsx_CodeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: 'unauthorisedrequest' },
      ],
    },
    imsx_error_details: [],
  }

  it('is closed to whoever has no valid token, a signed-in person included', async () => {
    const ended = new Date(Date.now() - 3_601_000)
    const { clientId } = application
    const { secretHash } = await open.db.applicationCredential.findUniqueOrThrow({ where: { clientId } })
    const claims = { clientId, scopes: Object.values(wireScopes), secretMark: markOf(secretHash) }
    const good = await signToken(claims, { secret, now: new Date() })
    expect((await ask({ authorization: `Bearer ${good}` })).status).not.toBe(401)
    for (const headers of [
      {},
      { cookie: 'next-auth.session-token=anything' },
      { authorization: 'Basic YTpi' },
      { authorization: 'Bearer' },
      { authorization: 'Bearer not.a.token' },
      { authorization: `Bearer ${open.client.token.slice(0, -2)}xx` },
      { authorization: `Bearer ${await signToken(claims, { secret: 'another secret', now: new Date() })}` },
      { authorization: `Bearer ${await signToken(claims, { secret, now: ended })}` },
      {
        authorization: `Bearer ${await signToken({ ...claims, secretMark: 'of another' }, { secret, now: new Date() })}`,
      },
      {
        authorization: `Bearer ${await signToken({ ...claims, clientId: 'nobody' }, { secret, now: new Date() })}`,
      },
    ] as Record<string, string>[]) {
      const answer = await ask(headers)
      expect(answer.status, JSON.stringify(headers)).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(await answer.json()).toEqual(unauthorised)
    }
  })

  it('is closed to a token that was asked for with other scopes', async () => {
    const { json } = await askToken(server, {
      ...form,
      scope: 'https://purl.imsglobal.org/spec/caliper/v1p1/scope/event.create',
    })
    const { access_token: token } = json as { access_token: string }
    const answer = await ask({ authorization: `Bearer ${token}` })
    expect(answer.status).toBe(403)
  })

  it('takes a change from an application whatever it says of its origin', async () => {
    const { client, student } = open
    const { status } = await client.send(
      'POST',
      '/powerpath/createNewAttempt',
      { student, lesson: 'math-3-multiplication-quiz' },
      { origin: 'https://elsewhere.example' },
    )
    expect(status).toBe(200)
  })
})
