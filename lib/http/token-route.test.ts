import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApplication } from '#lib/db/access/applications.ts'
import { db } from '#lib/db/client.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { hashSecret } from '#lib/timeback/server/applications/secrets.ts'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { basicCredentials, tokenRoute } from './token-route.ts'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('credentials of HTTP Basic', () => {
  it('are the client and its secret, which may hold a colon', () => {
    const credentials = [{ clientId: 'app', clientSecret: 'a:b:c' }]
    expect(basicCredentials(basic('app:a:b:c'))).toEqual(credentials)
    expect(basicCredentials(basic('app:a:b:c').replace('Basic ', ' basic   '))).toEqual(credentials)
    expect(basicCredentials(basic('app:'))).toEqual([{ clientId: 'app', clientSecret: '' }])
    expect(basicCredentials(basic(':secret'))).toEqual([{ clientId: '', clientSecret: 'secret' }])
  })

  it('are read as the standard has them first, then as most clients send them', () => {
    expect(basicCredentials(basic('my+app:50%25'))).toEqual([
      { clientId: 'my app', clientSecret: '50%' },
      { clientId: 'my+app', clientSecret: '50%25' },
    ])
    expect(basicCredentials(basic('app:a+b'))).toHaveLength(2)
    expect(basicCredentials(basic('a+b:secret'))).toHaveLength(2)
  })

  it('are texts of UTF-8', () => {
    expect(basicCredentials(basic('schüler:ß'))).toEqual([{ clientId: 'schüler', clientSecret: 'ß' }])
  })

  it.each(['app:100%', '100%:secret', '100%:100%'])(
    'are as they were sent where nobody can have encoded them: %s',
    (text) => {
      const [clientId, clientSecret] = text.split(':')
      expect(basicCredentials(basic(text))).toEqual([{ clientId, clientSecret }])
    },
  )

  it.each([null, '', 'Bearer abc', 'Basically abc', 'abc Basic abc'])(
    'are not what %j says',
    (authorization) => {
      expect(basicCredentials(authorization)).toBeNull()
    },
  )

  it.each([
    'Basic',
    'Basic ',
    'Basic !!',
    'Basic YXBwOmE=!',
    'Basic !YXBwOmE=',
    'Basic YXBwOmE= YXBwOmE=',
    'Basic YXBw YXBw',
    basic('no colon'),
  ])('are none where %j cannot be read', (authorization) => {
    expect(basicCredentials(authorization)).toEqual([])
  })
})

describe('POST /oauth2/token', () => {
  const [clientId, clientSecret] = ['an+application', 'correct horse battery']
  const right = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  let database: TestDatabase

  beforeAll(async () => {
    database = await createTestDatabase()
    vi.stubEnv('DATABASE_URL', database.url)
    vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
    const secretHash = await hashSecret(clientSecret)
    const scopes = [wireScopes.rosterRead, wireScopes.powerpathRead]
    await createApplication(db(), { clientId, name: 'An application', secretHash, scopes })
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await db().$disconnect()
    await database.drop()
  })

  const ask = (form: Record<string, string> | string, headers: Record<string, string> = {}) => {
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
    return tokenRoute(new Request('http://localhost:3000/oauth2/token', { method: 'POST', body, headers }))
  }
  const outcome = async (asked: Promise<Response>) => {
    const answer = await asked
    return [answer.status, await answer.json()]
  }

  it('gives a token for a form, kept by nobody', async () => {
    const answer = await ask(right)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: 'Bearer',
      expires_in: 3_600,
      scope: `${wireScopes.rosterRead} ${wireScopes.powerpathRead}`,
    })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'cache-control': 'no-store', pragma: 'no-cache', 'x-content-type-options': 'nosniff' },
    })
    expect(answer.headers.has('www-authenticate')).toBe(false)
  })

  it('gives one for HTTP Basic, encoded or not, also where the form names the same client', async () => {
    const grant = { grant_type: 'client_credentials' }
    for (const sent of [`${clientId}:${clientSecret}`, `an%2Bapplication:correct+horse+battery`])
      for (const form of [grant, { ...grant, client_id: clientId }])
        expect((await ask(form, { authorization: basic(sent) })).status, sent).toBe(200)
  })

  it('gives what was asked for of what the application has, and nothing beyond', async () => {
    const scoped = (scope: string) => outcome(ask({ ...right, scope }))
    expect(await scoped(wireScopes.rosterRead)).toMatchObject([200, { scope: wireScopes.rosterRead }])
    expect(await scoped(wireScopes.powerpathWrite)).toEqual([400, { error: 'invalid_scope' }])
  })

  it('refuses a wrong client with 401, and says how one is named', async () => {
    for (const [form, headers] of [
      [{ ...right, client_secret: 'wrong' }, {}],
      [{ ...right, client_id: 'nobody' }, {}],
      [{ grant_type: 'client_credentials' }, {}],
      [{ grant_type: 'client_credentials', client_id: clientId }, {}],
      [{ grant_type: 'client_credentials' }, { authorization: basic(`${clientId}:wrong`) }],
      [{ grant_type: 'client_credentials' }, { authorization: 'Basic !!' }],
    ] as [Record<string, string>, Record<string, string>][]) {
      const answer = await ask(form, headers)
      expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }])
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="oauth2/token", charset="UTF-8"')
      expect([answer.headers.get('cache-control'), answer.headers.get('pragma')]).toEqual([
        'no-store',
        'no-cache',
      ])
    }
  })

  it('refuses another way to be granted one, and none', async () => {
    const { grant_type: _, ...none } = right
    expect(await outcome(ask(none))).toEqual([400, { error: 'invalid_request' }])
    expect(await outcome(ask({ ...right, grant_type: 'password' }))).toEqual([
      ...[400, { error: 'unsupported_grant_type' }],
    ])
  })

  const authorization = basic(`${clientId}:${clientSecret}`)
  it.each<[string, Record<string, string> | string, Record<string, string>]>([
    ['a parameter twice', `${new URLSearchParams(right)}&grant_type=client_credentials`, {}],
    ['a secret in both places', right, { authorization }],
    ['an empty secret beside HTTP Basic', { ...right, client_secret: '' }, { authorization }],
    [
      'another client beside HTTP Basic',
      { grant_type: 'client_credentials', client_id: 'an application of another name' },
      { authorization },
    ],
    ['more than a megabyte', 'a'.repeat(1_000_001), {}],
  ])('refuses %s with 400', async (_what, form, headers) => {
    expect(await outcome(ask(form, headers))).toEqual([400, { error: 'invalid_request' }])
  })

  it('a client that Basic cannot name may be named by the form, and is refused as wrong', async () => {
    const form = { grant_type: 'client_credentials', client_id: clientId }
    expect(await outcome(ask(form, { authorization: 'Basic !!' }))).toEqual([
      401,
      { error: 'invalid_client' },
    ])
  })

  it('tells who guesses too often to wait, and a second late', async () => {
    const guess = () =>
      ask({ ...right, client_secret: crypto.randomUUID() }, { 'x-forwarded-for': '192.0.2.9' })
    expect((await guess()).status).toBe(401)
    await db().rateLimit.updateMany({ data: { points: 1_000, expire: Date.now() + 30_000 } })
    const startedAt = performance.now()
    const answer = await guess()
    expect(performance.now() - startedAt).toBeGreaterThan(950)
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    expect(await answer.json()).toMatchObject({ error: 'temporarily_unavailable', imsx_codeMajor: 'failure' })
    await db().rateLimit.deleteMany()
  })

  it('tells what it did not expect as an error of the server, at once', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    await db().$executeRaw`ALTER TABLE application_credential RENAME TO gone`
    const answer = await ask(right)
    await db().$executeRaw`ALTER TABLE gone RENAME TO application_credential`
    expect([answer.status, await answer.json()]).toMatchObject([500, { error: 'server_error' }])
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })
})
