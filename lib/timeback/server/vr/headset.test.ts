import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { POST as tell } from '#app/api/vr-sessions/[sessionId]/statements/route.ts'
import { POST as launch } from '#app/api/vr-sessions/launch/route.ts'
import { assert } from '#lib/std/assert.ts'
import { type Statement, statementSchema } from '#lib/xapi/statement.ts'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenVr
let now = new Date('2026-03-02T12:00:00.000Z')
let sessionId: string
let code: string
let student: string

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openVr({ now: () => now })
  serve(open)
  student = open.people.student.timebackId
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})
beforeEach(async () => {
  now = new Date('2026-03-02T12:00:00.000Z')
  sessionId = await open.begun()
  const own = await open.timeback.vr.getLaunch({ student, session: sessionId })
  assert(own.code, 'a session has a code')
  code = own.code
  await open.db.outboxEvent.deleteMany()
})

async function post<P>(
  handler: (request: Request, context: { params: Promise<P> }) => Promise<Response>,
  { params, body, token }: { params: P; body: unknown; token?: string },
) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const request = new Request('http://localhost', { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await handler(request, { params: Promise.resolve(params) })
  return { status: answer.status, json: await answer.json() }
}

const typeIn = (typed: string) => post(launch, { params: {}, body: { code: typed } })
const tokenOf = async () => (await typeIn(code)).json.token as string

function statement(change: object = {}) {
  return {
    id: crypto.randomUUID(),
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
    object: { id: 'https://vr.example.com/scenes/ladder' },
    result: { success: true, duration: 'PT12.5S' },
    ...change,
  }
}

const telling = (body: unknown, token?: string, id = sessionId) =>
  post(tell, { params: { sessionId: id }, body, ...(token !== undefined && { token }) })
const events = () => open.db.outboxEvent.findMany()

it('a code typed in any way opens its session', async () => {
  const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)} `
  const { status, json } = await typeIn(typed)
  expect(status).toBe(200)
  expect(json).toMatchObject({
    session: { id: sessionId, status: 'in_progress' },
    statements: `/api/vr-sessions/${sessionId}/statements`,
    token: expect.stringMatching(/^[\w-]{43}$/),
  })
})

it('no code opens a session that is completed, a day old or none', async () => {
  const missing = { status: 404, code: 'SESSION_NOT_FOUND' }
  for (const typed of ['BBBBBBBB', 'AEIOU', 'x'.repeat(50)])
    expect((await typeIn(typed)).json).toMatchObject(missing)
  now = new Date('2026-03-03T12:00:01.000Z')
  expect((await typeIn(code)).json).toMatchObject(missing)
  now = new Date('2026-03-02T12:30:00.000Z')
  await open.timeback.vr.completeSession({ student, session: sessionId })
  expect((await typeIn(code)).json).toMatchObject(missing)
})

it('whoever guesses codes is told to wait, and nobody else', async () => {
  const from = async (address: string, typed: string) => {
    const headers = { 'x-forwarded-for': `203.0.113.77, ${address}` }
    const body = JSON.stringify({ code: typed })
    const request = new Request('http://localhost', { method: 'POST', headers, body })
    return launch(request, { params: Promise.resolve({}) })
  }
  const guesses = await Promise.all(Array.from({ length: 110 }, () => from('192.0.2.1', 'BBBBBBBB')))
  expect(guesses.filter(({ status }) => status === 404)).toHaveLength(100)
  const refused = await from('192.0.2.1', code)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
  expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', title: 'Too Many Requests' })
  expect((await from('192.0.2.2', code)).status).toBe(200)
})

it('a headset’s statements go out as its student’s, under the session, valid and once', async () => {
  const token = await tokenOf()
  const sent = [
    statement({ actor: { mbox: 'mailto:someone@example.com' } }),
    statement({ context: { registration: sessionId } }),
  ]
  const first = await telling(sent, token)
  expect(first.status).toBe(200)
  expect((await telling(sent, token)).json).toEqual(first.json)
  const bodies = (await events()).map(({ body }) => body as Statement)
  expect(new Set(bodies.map(({ id }) => id))).toEqual(new Set(first.json))
  for (const body of bodies) {
    expect(statementSchema.safeParse(body).error).toBeUndefined()
    expect(body.actor).toEqual({
      objectType: 'Agent',
      account: { homePage: 'https://cairn.example', name: student },
    })
    expect(body.context?.registration).toBe(sessionId)
    expect(body.timestamp).toBe('2026-03-02T12:00:00.000Z')
  }
})

it('a token speaks for its own session, until that is completed', async () => {
  const token = await tokenOf()
  const other = await open.begun()
  await open.db.outboxEvent.deleteMany()
  for (const [id, given] of [
    [other, token],
    [sessionId, undefined],
    [sessionId, `${token}x`],
    ['nothing', token],
  ] as const)
    expect((await telling(statement(), given, id)).json).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
  await open.timeback.vr.completeSession({ student, session: sessionId })
  expect((await telling(statement(), token)).json).toMatchObject({ status: 400, code: 'ALREADY_COMPLETED' })
  expect(await events()).toHaveLength(1)
})

it.each([
  ['no id', { id: undefined }],
  ['an id that is no UUID', { id: 'one' }],
  ['what the app tells itself', { verb: { id: 'http://adlnet.gov/expapi/verbs/completed' } }],
  ['another session', { context: { registration: crypto.randomUUID() } }],
  ['a score out of range', { result: { score: { scaled: 2 } } }],
  ['an unknown name', { sender: 'me' }],
  ['extensions without end', { result: { extensions: { 'https://x.example/deep': nested(2000) } } }],
])('a statement with %s is refused, and none of its batch goes out', async (_what, change) => {
  const { json } = await telling([statement(), statement(change)], await tokenOf())
  expect(json).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  expect(await events()).toEqual([])
})

it.each([
  ['no id', { id: undefined }, 'id'],
  ['a score out of range', { result: { score: { scaled: 2 } } }, 'result.score.scaled'],
  ['a duration that is none', { result: { duration: '10s' } }, 'result.duration'],
  ['an unknown offset', { timestamp: '2026-03-02T12:00:00-00:00' }, 'timestamp'],
  ['a language that is none', { context: { language: 'english language' } }, 'context.language'],
  ['an unknown name', { sender: 'me' }, 'sender'],
  [
    'a bad activity',
    { context: { contextActivities: { parent: { id: 'x' } } } },
    'context.contextActivities.parent.0.id',
  ],
  ['a bad object', { object: { objectType: 'StatementRef', id: 'x' } }, 'object.id'],
  ['another’s statement taken back', { verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }, 'verb.id'],
])('a statement with %s is refused by the name of the field', async (_what, change, path) => {
  const token = await tokenOf()
  const paths = async (body: unknown) =>
    ((await telling(body, token)).json.errors as { path: string }[]).map((error) => error.path)
  expect(await paths(statement(change))).toEqual([path])
  expect(await paths([statement(), statement(change)])).toEqual([`1.${path}`])
})

it('one statement more than a request can hold is named', async () => {
  const many = Array.from({ length: 51 }, () => statement())
  const { json } = await telling(many, await tokenOf())
  expect(json).toMatchObject({ status: 400, errors: [{ path: '50' }] })
  expect((await telling(many.slice(1), await tokenOf())).status).toBe(200)
})

it('a statement goes out in the version in which it is sent, with who else was there', async () => {
  const contextAgents = [
    { objectType: 'contextAgent', agent: { account: { homePage: 'https://vr.example.com', name: 'a' } } },
  ]
  const object = {
    id: 'https://vr.example.com/q/1',
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'true-false',
    },
  }
  const sent = statement({ version: '1.0.3', context: { contextAgents }, object })
  expect((await telling(sent, await tokenOf())).status).toBe(200)
  const [event] = await events()
  expect(event?.body).toMatchObject({ object, context: { contextAgents } })
  expect(event?.body).not.toHaveProperty('version')
})

it('the same id twice in a batch is refused', async () => {
  const one = statement()
  expect((await telling([one, one], await tokenOf())).json).toMatchObject({ status: 400 })
})

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

it('opens nothing and takes nothing for a student who is locked', async () => {
  const token = await tokenOf()
  const lock = (lockedAt: Date | null) => open.db.user.update({ where: { id: student }, data: { lockedAt } })
  await lock(now)
  expect(await typeIn(code)).toBeProblem(404, 'SESSION_NOT_FOUND')
  expect(await telling([statement()], token)).toBeProblem(401, 'UNAUTHORIZED')
  await lock(null)
  expect((await telling([statement()], token)).status).toBe(200)
})
