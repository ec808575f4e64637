import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { type Envelope, envelopeSchema } from '#lib/caliper/envelope.ts'
import { countEvents, listDeadLetters, reviveDeadLetters } from '#lib/db/events/dead-letters.ts'
import { claimDue, type EventTarget, insertEvents } from '#lib/db/events/outbox.ts'
import { createRandom } from '#lib/std/random.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { backOff, type DeliveryDeps, deliverDue } from './deliver-due.ts'
import { createPostEvent, type DeliverySettings } from './post-event.ts'

const waits = (status: number | null, tries: number) =>
  Array.from({ length: tries }, (_, index) => backOff(index + 1, { status, random: 0 }))

test('a target that is away is asked again ever later, for most of a day, and then no more', () => {
  const all = waits(null, 30)
  expect(all.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  expect(Math.max(...all.map((wait) => wait ?? 0))).toBe(3_600_000)
  expect(all.indexOf(null)).toBe(29)
  expect(all.reduce<number>((total, wait) => total + (wait ?? 0), 0) / 3_600_000).toBeGreaterThan(18)
})

test('an event that is refused is given up soon, one that a wrong key kept out is not', () => {
  expect(waits(400, 5)).toEqual([1_000, 2_000, 4_000, 8_000, null])
  for (const status of [401, 404, 429, 500, 503]) expect(waits(status, 5)).not.toContain(null)
})

test('what an operator can mend is no refusal of the event, and only the target’s refusal is one', () => {
  const givesUpSoon = (status: number) => backOff(5, { status, random: 0 }) === null
  for (const status of [401, 403, 404, 407, 408, 425, 429, 399, 500, 599])
    expect([status, givesUpSoon(status)]).toEqual([status, false])
  for (const status of [400, 402, 405, 406, 409, 410, 413, 422, 499])
    expect([status, givesUpSoon(status)]).toEqual([status, true])
  expect(backOff(4, { status: 400, random: 0 })).toBe(8_000)
  expect(backOff(29, { status: null, random: 0 })).toBe(3_600_000)
})

test('chance shortens a wait by a quarter at most', () => {
  expect(backOff(3, { status: 503, random: 1 })).toBe(3_000)
  expect(backOff(3, { status: 503, random: 0.5 })).toBe(3_500)
  expect(backOff(1, { status: 503, random: 0.001 })).toBe(1_000)
})

type Received = { path: string; headers: IncomingMessage['headers']; body: unknown }
type Answer = { status: number; body?: object } | 'hang up' | 'take it and hang up'

let open: OpenLessons
let student: string
let server: Server
let received: Received[]
/** How the listener answers the next request. */
let answer: (request: Received) => Answer
const accept = () => ({ status: 200 })

beforeAll(async () => {
  open = await openLessons({ targets: ['caliper', 'xapi'] })
  student = await open.idOf('student@example.com')
  server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    const body = form ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
    const got = { path: request.url ?? '', headers: request.headers, body }
    const answered = answer(got)
    if (answered !== 'hang up' && (answered === 'take it and hang up' || answered.status < 300))
      received.push(got)
    if (typeof answered === 'string') return request.socket.destroy()
    response.writeHead(answered.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answered.body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  received = []
  answer = accept
})
afterEach(async () => {
  received = []
  answer = accept
  await open.db.outboxEvent.deleteMany()
})
afterAll(async () => {
  server.close()
  await open.close()
})

function instance(change: Partial<DeliverySettings> = {}, now = () => new Date()): DeliveryDeps {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = {
    CALIPER_URL: `${origin}/`,
    LRS_ENDPOINT: `${origin}/xapi`,
    LRS_KEY: 'key',
    LRS_SECRET: 'se:cret',
    ...change,
  } as DeliverySettings
  const post = createPostEvent({ settings, sensor: 'https://cairn.example', fetch, now })
  return { db: open.db, targets: ['caliper', 'xapi'], post, random: createRandom(7) }
}

/** Real completions of a student, each an event for Caliper. */
async function complete(times: number): Promise<string[]> {
  const activity = { id: 'game', name: 'Game', course: { code: 'CS-101' } }
  for (let turn = 0; turn < times; turn++)
    await open.timeback.activity.submit({ student, activity, metrics: { xpEarned: turn } })
  return (await open.db.outboxEvent.findMany()).map(({ id }) => id).sort()
}

async function tell(target: EventTarget, bodies: object[]): Promise<string[]> {
  const events = bodies.map((body) => ({ id: crypto.randomUUID(), target, studentId: student, body }))
  await insertEvents(open.db, events)
  return events.map(({ id }) => id).sort()
}

const caliperIds = () =>
  received.flatMap(({ body }) => (body as Envelope).data.map(({ id }) => id.replace('urn:uuid:', ''))).sort()
const makeAllDue = () => open.db.outboxEvent.updateMany({ data: { nextTryAt: new Date(0) } })

describe('delivery', () => {
  it('posts each event in a strict envelope to /caliper/event, without a token where none is set', async () => {
    const ids = await complete(3)
    expect(await deliverDue(instance())).toEqual({ delivered: 3, failed: 0 })
    expect(caliperIds()).toEqual(ids)
    for (const { path, headers, body } of received) {
      expect(path).toBe('/caliper/event')
      expect(headers.authorization).toBeUndefined()
      expect(envelopeSchema.parse(body)).toEqual(body)
    }
    expect(await deliverDue(instance())).toEqual({ delivered: 0, failed: 0 })
  })

  it('posts statements with Basic credentials and the version, or without where there is no key', async () => {
    await tell('xapi', [{ id: 'statement' }])
    await deliverDue(instance())
    await tell('xapi', [{ id: 'another' }])
    await deliverDue(instance({ LRS_KEY: undefined, LRS_SECRET: undefined }))
    expect(received).toMatchObject([
      {
        path: '/xapi/statements',
        headers: {
          authorization: `Basic ${Buffer.from('key:se:cret').toString('base64')}`,
          'x-experience-api-version': '2.0.0',
        },
        body: { id: 'statement' },
      },
      { path: '/xapi/statements', body: { id: 'another' } },
    ])
    expect(received[1]?.headers.authorization).toBeUndefined()
  })

  it('takes a statement that is known already for delivered', async () => {
    await tell('xapi', [{ id: 'statement' }])
    answer = () => ({ status: 409 })
    expect(await deliverDue(instance())).toEqual({ delivered: 1, failed: 0 })
  })

  it('sends 200 events of two instances at once, with a target that fails at times, each exactly once', async () => {
    const ids = await tell(
      'caliper',
      Array.from({ length: 200 }, (_, turn) => ({ id: `urn:uuid:${turn}` })),
    )
    const random = createRandom(42)
    answer = () => (random() < 0.6 ? { status: 200 } : random() < 0.5 ? { status: 503 } : 'hang up')
    const loops = [instance(), instance()]
    for (let round = 0; round < 40; round++) {
      await Promise.all(loops.map((loop) => deliverDue(loop)))
      await open.db.outboxEvent.updateMany({ where: { deliveredAt: null }, data: { nextTryAt: new Date(0) } })
    }
    expect(received).toHaveLength(ids.length)
    expect(new Set(caliperIds()).size).toBe(ids.length)
    expect(await countEvents(open.db)).toEqual({ waiting: 0, delivered: 200, dead: 0 })
  })

  it('keeps what a killed instance had claimed, and sends it again as the same event', async () => {
    const ids = await complete(5)
    // Killed between the claim and the post.
    await claimDue(open.db, { targets: ['caliper'], limit: 5, leaseMs: 60_000 })
    expect(await deliverDue(instance())).toEqual({ delivered: 0, failed: 0 })
    // A minute later.
    await open.db.$executeRaw`UPDATE outbox_event SET next_try_at = next_try_at - interval '1 minute'`
    expect(await deliverDue(instance())).toEqual({ delivered: 5, failed: 0 })
    expect(caliperIds()).toEqual(ids)
    // Killed between the target's answer and the note of it: the target sees the same ids again.
    await open.db.outboxEvent.updateMany({ data: { deliveredAt: null, nextTryAt: new Date(0) } })
    await deliverDue(instance())
    expect(new Set(caliperIds())).toEqual(new Set(ids))
  })

  it('gives up what is refused after 5 tries, says why, and sends it when it is made due again', async () => {
    const [id] = await complete(1)
    answer = () => ({ status: 400, body: { status: 'error', message: 'no such sensor' } })
    for (let attempt = 0; attempt < 7; attempt++) {
      await deliverDue(instance())
      await makeAllDue()
    }
    const [letter] = await listDeadLetters(open.db, 10)
    expect(letter).toMatchObject({ id, target: 'caliper', attempts: 5 })
    expect(letter?.lastError).toContain('400 Bad Request')
    expect(letter?.lastError).toContain('no such sensor')
    answer = accept
    expect(await reviveDeadLetters(open.db)).toBe(1)
    expect(await deliverDue(instance())).toEqual({ delivered: 1, failed: 0 })
    expect(await listDeadLetters(open.db, 10)).toEqual([])
  })

  it('waits longer after every failure, and keeps the reason', async () => {
    await complete(1)
    answer = () => 'take it and hang up'
    const started = Date.now()
    await deliverDue(instance())
    const ended = Date.now()
    const row = await open.db.outboxEvent.findFirstOrThrow()
    expect(row).toMatchObject({ attempts: 1, deliveredAt: null, deadAt: null })
    expect(row.lastError).toMatch(/No answer from 127\.0\.0\.1:\d+ \(.+\)/)
    expect(row.nextTryAt.getTime() - started).toBeGreaterThan(700)
    expect(row.nextTryAt.getTime() - ended).toBeLessThan(1_300)
  })

  it('writes no event twice, and none for a target that nobody named', async () => {
    const event = { id: crypto.randomUUID(), target: 'xapi', studentId: student, body: {} } as const
    await insertEvents(open.db, [event, event])
    await insertEvents(open.db, [event])
    expect(await open.db.outboxEvent.count()).toBe(1)
    expect(await deliverDue({ ...instance(), targets: [] })).toEqual({ delivered: 0, failed: 0 })
    expect(await deliverDue({ ...instance(), targets: ['caliper'] })).toEqual({ delivered: 0, failed: 0 })
  })
})

describe('the access token', () => {
  const tokens = () => received.filter(({ path }) => path === '/oauth2/token')
  const withToken = (now?: () => Date) => {
    const { port } = server.address() as AddressInfo
    const TIMEBACK_TOKEN_URL = `http://127.0.0.1:${port}/oauth2/token`
    return instance({ TIMEBACK_TOKEN_URL, TIMEBACK_CLIENT_ID: 'app', TIMEBACK_CLIENT_SECRET: 'word' }, now)
  }
  const grant = ({ path }: Received) =>
    path === '/oauth2/token' ? { status: 200, body: token(tokens().length + 1) } : { status: 200 }
  const token = (number: number) => ({ access_token: `t${number}`, expires_in: 3600, token_type: 'Bearer' })

  it('is asked for once with the credentials in the body, and renewed before it ends', async () => {
    let now = Date.parse('2026-03-02T12:00:00Z')
    const loop = withToken(() => new Date(now))
    answer = grant
    await complete(30)
    await deliverDue(loop)
    expect(tokens().map(({ body }) => body)).toEqual([
      { grant_type: 'client_credentials', client_id: 'app', client_secret: 'word' },
    ])
    now += 3_590_000
    await complete(1)
    await deliverDue(loop)
    expect(tokens()).toHaveLength(2)
    expect(received.at(-1)?.headers.authorization).toBe('Bearer t2')
    expect(received).toHaveLength(33)
  })

  it('is dropped when the target does not take it, and its failure costs no event', async () => {
    const loop = withToken()
    await complete(1)
    answer = (request) => (request.headers.authorization === 'Bearer t1' ? { status: 401 } : grant(request))
    expect(await deliverDue(loop)).toEqual({ delivered: 0, failed: 1 })
    await makeAllDue()
    expect(await deliverDue(loop)).toEqual({ delivered: 1, failed: 0 })
    await complete(1)
    answer = () => ({ status: 400 })
    expect(await deliverDue(withToken())).toEqual({ delivered: 0, failed: 1 })
    const row = await open.db.outboxEvent.findFirstOrThrow({ where: { deliveredAt: null } })
    expect(row).toMatchObject({ deadAt: null, lastError: expect.stringContaining('No access token: 400') })
  })
})
