import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type WireScope, wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { type OpenWire, openWire, wireSecret } from '#scripts/testing/wire/open-wire.ts'
import { keepApplication } from './applications.ts'
import { readToken } from './wire-token.ts'

/** Who may ask for a token in which way, and how often in vain (RFC 6749 §2.3.1, §3.3, §5.2). */

const hashes = vi.hoisted(() => ({ running: 0, most: 0, all: 0 }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  const scrypt = (...[secret, salt, length, options, done]: Parameters<typeof crypto.scrypt>) => {
    hashes.all++
    hashes.running++
    hashes.most = Math.max(hashes.most, hashes.running)
    crypto.scrypt(secret, salt, length, options, (error, key) => {
      hashes.running--
      done(error, key)
    })
  }
  return { ...crypto, default: crypto, scrypt }
})
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenWire

beforeAll(async () => {
  open = await openWire()
})
afterAll(() => open.close())
beforeEach(() => {
  hashes.most = 0
  hashes.all = 0
})
let addresses = 0
let address: string
beforeEach(() => {
  address = `192.0.2.${++addresses}`
})
afterEach(() => open.db.$executeRaw`TRUNCATE rate_limit`)

type Asked = { status: number; headers: Headers; json: Record<string, unknown> }

async function ask(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Asked> {
  const answer = await fetch(`${open.server.url}/oauth2/token`, {
    method: 'POST',
    headers: { 'x-forwarded-for': address, ...headers },
    body: new URLSearchParams(form),
  })
  return { status: answer.status, headers: answer.headers, json: await answer.json() }
}

const grant = { grant_type: 'client_credentials' }
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const guess = (client_id: string, client_secret: string) => ask({ ...grant, client_id, client_secret })

describe('HTTP Basic', () => {
  it.each([
    ['as curl sends it', 'basic app', 'correct horse battery'],
    ['with signs that a form would encode', 'basic app', 'a+b%20c&d=é:100%'],
    ['with a colon', 'basic:app', 'pass:word:1'],
  ])(
    'proves an application by an id and a secret %s, encoded or not',
    async (_how, clientId, clientSecret) => {
      await keepApplication(open.db, { clientId, clientSecret })
      const form = (text: string) => new URLSearchParams({ text }).toString().slice('text='.length)
      const ways = [`${form(clientId)}:${form(clientSecret)}`]
      ways.push(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)
      if (!clientId.includes(':')) ways.push(`${clientId}:${clientSecret}`)
      for (const way of ways) {
        const { status, json } = await ask(grant, basic(way))
        expect({ way, status, type: json.token_type }).toEqual({ way, status: 200, type: 'Bearer' })
      }
      expect((await ask({ ...grant, client_id: clientId }, basic(ways[0] ?? ''))).status).toBe(200)
      await open.db.applicationCredential.delete({ where: { clientId } })
    },
  )

  it.each([
    ['a wrong secret', basic('a-test-application:wrong horse')],
    ['an unknown client', basic('nobody:correct horse battery')],
    ['no colon', basic('a-test-application')],
    ['no base64', { authorization: 'Basic ???' }],
    ['nothing', { authorization: 'Basic' }],
  ])('is 401 with its challenge for %s', async (_what, headers) => {
    const { status, headers: answered, json } = await ask(grant, headers)
    expect([status, json]).toEqual([401, { error: 'invalid_client' }])
    expect(answered.get('www-authenticate')).toMatch(/^Basic realm=/)
  })

  it('is refused beside a secret in the body, and beside another client’s id', async () => {
    const headers = basic('a-test-application:correct horse battery')
    for (const extra of [{ client_secret: 'correct horse battery' }, { client_id: 'another' }]) {
      const { status, json } = await ask({ ...grant, ...extra }, headers)
      expect([status, json]).toEqual([400, { error: 'invalid_request' }])
    }
  })
})

describe('a scope', () => {
  const spec = 'https://purl.imsglobal.org/spec'
  const credentials = { client_id: 'a-test-application', client_secret: 'correct horse battery' }

  it.each([
    [`${spec}/or/v1p1/scope/roster.readonly`, wireScopes.rosterRead],
    [`${spec}/or/v1p2/scope/roster.readonly`, wireScopes.rosterRead],
    [`${spec}/or/v1p2/scope/roster-core.readonly`, wireScopes.rosterRead],
    [`${spec}/or/v1p2/scope/gradebook.readonly`, wireScopes.gradebookRead],
    [`${spec}/or/v1p2/scope/resource.readonly`, wireScopes.resourceRead],
    [`${spec}/powerpath/v1p1/scope/powerpath.readonly`, wireScopes.powerpathRead],
    [`${spec}/powerpath/v1p2/scope/powerpath.createput`, wireScopes.powerpathWrite],
    [`${spec}/caliper/v1p2/scope/event.create`, wireScopes.eventCreate],
  ] as [string, WireScope][])('%s is %s, and the answer says it as asked', async (scope, meant) => {
    const { status, json } = await ask({ ...grant, ...credentials, scope })
    expect([status, json.scope]).toEqual([200, scope])
    const read = await readToken(String(json.access_token), { secret: wireSecret, now: new Date() })
    expect(read?.scopes).toEqual([meant])
  })

  it('may be several, in any order and also twice; none given means all', async () => {
    const two = `${spec}/or/v1p2/scope/roster.readonly  ${spec}/or/v1p1/scope/roster.readonly ${spec}/or/v1p2/scope/roster.readonly`
    expect((await ask({ ...grant, ...credentials, scope: two })).status).toBe(200)
    for (const scope of ['', ' ']) {
      const { json } = await ask({ ...grant, ...credentials, scope })
      expect(String(json.scope).split(' ').sort()).toEqual(Object.values(wireScopes).sort())
    }
  })

  it.each([
    `${spec}/or/v1p2/scope/roster.createput`,
    `${spec}/or/v1p2/scope/admin`,
    `${spec}/or/v2p0/scope/roster.readonly`,
    `http://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly`,
    'roster.readonly',
  ])('%s is none that is offered', async (scope) => {
    const { status, json } = await ask({ ...grant, ...credentials, scope })
    expect([status, json]).toEqual([400, { error: 'invalid_scope' }])
  })
})

describe('guesses', () => {
  const many = (times: number, one: (turn: number) => Promise<Asked>) =>
    Promise.all(Array.from({ length: times }, (_none, turn) => one(turn)))

  it('of one address are limited before anything is hashed, and never hashed two at once', async () => {
    const answers = await many(100, (turn) => guess(`nobody ${turn}`, 'a guess of something'))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(80)
    for (const { headers, json } of refused) {
      expect(headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
      expect(json).toMatchObject({ error: 'temporarily_unavailable', imsx_codeMajor: 'failure' })
    }
    const hashed = answers.filter(({ status }) => status === 401).length
    expect(hashed + refused.length).toBe(100)
    expect(hashes).toMatchObject({ most: 1, all: hashed })
  })

  it('of an address that tried sixty in vain are hashed no more, and others’ are', async () => {
    await guess('nobody', 'the first guess')
    await open.db.$executeRaw`UPDATE rate_limit SET points = 60 WHERE key LIKE 'token-address:%'`
    hashes.all = 0
    for (const name of ['somebody', 'anybody', 'everybody'])
      expect((await guess(name, 'one more guess')).status).toBe(429)
    expect(hashes.all).toBe(0)
    address = '203.0.113.1'
    expect((await guess('nobody', 'a guess from elsewhere')).status).toBe(401)
  })

  it('at one application from many addresses are limited, and the application goes on', async () => {
    const { application, clientSecret } = await open.timeback.applications.create({
      name: 'A dashboard',
      scopes: [wireScopes.rosterRead],
    })
    const { clientId } = application
    const guessFrom = async (turn: number) => {
      address = `198.51.100.${turn}`
      return (await guess(clientId, `a guess ${turn}`)).status
    }
    expect(await guessFrom(1)).toBe(401)
    await open.db.$executeRaw`UPDATE rate_limit SET points = 29 WHERE key LIKE 'token-client:%'`
    expect([await guessFrom(2), await guessFrom(3), await guessFrom(4)]).toEqual([401, 429, 429])
    expect((await guess(clientId, clientSecret)).status).toBe(200)
    const { clientSecret: renewed } = await open.timeback.applications.renewSecret({ clientId })
    expect((await guess(clientId, clientSecret)).status).toBe(429)
    expect((await guess(clientId, renewed)).status).toBe(200)
  })

  it('cost the same whether the client is known or not', async () => {
    await guess('a-test-application', 'wrong horse')
    expect(hashes.all).toBe(1)
    await guess('nobody at all', 'wrong horse')
    expect(hashes.all).toBe(2)
  })

  it('are not counted where they are right, and right ones are hashed once', async () => {
    const clientId = 'kept by another instance'
    const clientSecret = 'a secret of eight or more'
    await keepApplication(open.db, { clientId, clientSecret })
    const { secretHash } = await open.db.applicationCredential.findUniqueOrThrow({ where: { clientId } })
    await open.db.applicationCredential.create({ data: { clientId: 'its copy', name: 'A copy', secretHash } })
    hashes.all = 0
    const answers = await many(80, () => guess('its copy', clientSecret))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 80 }, () => 200))
    expect(hashes.all).toBe(1)
    expect(await open.db.rateLimit.findMany({ select: { points: true } })).toEqual([
      { points: 0 },
      { points: 0 },
    ])
    for (const id of [clientId, 'its copy'])
      await open.db.applicationCredential.delete({ where: { clientId: id } })
  })
})
