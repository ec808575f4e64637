import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { VrPackage } from '#lib/timeback/contract/vr.ts'
import { deliverDue } from '#lib/timeback/server/outbox/deliver-due.ts'
import { createPostEvent } from '#lib/timeback/server/outbox/post-event.ts'
import { type Statement, statementSchema } from '#lib/xapi/statement.ts'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'

/** A record store as xAPI 2.0 wants one: a statement of a known id changes nothing. */
type Store = {
  statements: Map<string, Statement>
  requests: { path: string; headers: IncomingMessage['headers']; body: string }[]
  /** Breaks the connection after a statement is stored, so many times. */
  losses: number
}

let open: OpenVr
let made: VrPackage
let student: string
let store: Store
let server: Server

beforeAll(async () => {
  open = await openVr()
  student = open.people.student.timebackId
  made = await open.assigned()
})
afterAll(() => open.close())

beforeEach(async () => {
  await open.db.outboxEvent.deleteMany()
  const opened: Store = { statements: new Map(), requests: [], losses: 0 }
  store = opened
  server = createServer(async (request, response) => {
    const body = await text(request)
    opened.requests.push({ path: request.url ?? '', headers: request.headers, body })
    const parsed = statementSchema.safeParse(JSON.parse(body))
    const id = parsed.data?.id
    if (!parsed.success || id === undefined) return response.writeHead(400).end(parsed.error?.message)
    if (!opened.statements.has(id)) opened.statements.set(id, parsed.data)
    if (opened.losses-- > 0) return request.socket.destroy()
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([id]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** As the app does on its next start: all that is due, to the store. */
async function deliver() {
  const settings = {
    LRS_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi/`,
    LRS_KEY: 'key',
    LRS_SECRET: 'secret',
    ...{ CALIPER_URL: undefined, TIMEBACK_TOKEN_URL: undefined },
    ...{ TIMEBACK_CLIENT_ID: undefined, TIMEBACK_CLIENT_SECRET: undefined },
  }
  const post = createPostEvent({ settings, sensor: 'https://cairn.example', fetch, now: () => new Date() })
  return deliverDue({ db: open.db, targets: ['xapi'], post, random: () => 0 })
}

it('a record store receives initialized and completed of a session, once each and valid', async () => {
  const session = await open.begun(made)
  await open.timeback.vr.completeSession({ student, session, score: 92, timeSpentMinutes: 45 })
  expect(await deliver()).toEqual({ delivered: 2, failed: 0 })
  // Both are under way at once, so either may arrive first.
  const [initialized, completed] = ['initialized', 'completed'].map((verb) =>
    [...store.statements.values()].find(
      ({ verb: { id } }) => id === `http://adlnet.gov/expapi/verbs/${verb}`,
    ),
  )
  expect(initialized).toBeDefined()
  expect(initialized).not.toHaveProperty('result')
  expect(completed).toMatchObject({
    object: { definition: { type: 'http://activitystrea.ms/schema/1.0/application' } },
    result: {
      score: { scaled: 0.92, raw: 92, min: 0, max: 100 },
      success: true,
      completion: true,
      duration: 'PT45M',
    },
  })
  for (const statement of [initialized, completed]) {
    expect(statement?.context?.registration).toBe(session)
    expect(statement?.actor).toEqual({
      objectType: 'Agent',
      account: { homePage: 'https://cairn.example', name: student },
    })
  }
  const [request] = store.requests
  expect(request?.path).toBe('/xapi/statements')
  expect(request?.headers).toMatchObject({
    'x-experience-api-version': '2.0.0',
    authorization: `Basic ${Buffer.from('key:secret').toString('base64')}`,
  })
  expect(store.requests.map(({ body }) => body).join()).not.toContain('example.com')
})

it('score and success are told only where a score was given', async () => {
  const session = await open.begun(made)
  await open.timeback.vr.completeSession({ student, session })
  await deliver()
  const completed = [...store.statements.values()].find(({ result }) => result)
  expect(completed?.result).toEqual({ completion: true })
})

it('what was stored before the app was killed is delivered by the next one, and nothing twice', async () => {
  const sessions = await Promise.all(Array.from({ length: 5 }, () => open.begun(made)))
  for (const session of sessions) await open.timeback.vr.completeSession({ student, session, score: 80 })
  expect(store.requests).toEqual([])
  store.losses = 3
  await deliver()
  await open.db.outboxEvent.updateMany({ data: { nextTryAt: new Date(0) } })
  await Promise.all([deliver(), deliver()])
  expect(store.statements.size).toBe(10)
  const sent = store.requests.map(({ body }) => JSON.parse(body).id)
  expect(sent).toHaveLength(13)
  expect(new Set(sent).size).toBe(10)
  expect(await deliver()).toEqual({ delivered: 0, failed: 0 })
})

it('a refused second report tells nothing', async () => {
  const session = await open.begun(made)
  const reports = Array.from({ length: 4 }, (_none, score) =>
    open.timeback.vr.completeSession({ student, session, score }),
  )
  await Promise.allSettled(reports)
  await deliver()
  expect([...store.statements.values()].filter(({ result }) => result)).toHaveLength(1)
})
