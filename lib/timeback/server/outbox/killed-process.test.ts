import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type Envelope, envelopeSchema } from '#lib/caliper/envelope.ts'
import { statementSchema } from '#lib/xapi/statement.ts'
import { projectRoot } from '#scripts/run/project-root.mjs'
import type { MortalApp } from '#scripts/testing/app/mortal-app.ts'
import { type OpenVr, openVr } from '#scripts/testing/lessons/open-vr.ts'

/** Caliper's endpoint and a record store in one: what arrived, counted by id. */
type Listener = { server: Server; arrived: Map<string, number>; mute: boolean }

let open: OpenVr
let listener: Listener
let running: ChildProcess[]

beforeAll(async () => {
  open = await openVr({ targets: ['caliper', 'xapi'] })
})
afterAll(() => open.close())

beforeEach(async () => {
  running = []
  await open.db.outboxEvent.deleteMany()
  const arrived = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const id = idOf(request.url ?? '', await json(request))
    arrived.set(id, (arrived.get(id) ?? 0) + 1)
    if (!listener.mute) response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  listener = { server, arrived, mute: false }
})
afterEach(async () => {
  await Promise.all(running.map(kill))
  listener.server.closeAllConnections()
  listener.server.close()
})

/** Refuses, by ending the test's listener, what is no valid envelope or statement. */
function idOf(path: string, body: unknown): string {
  if (path === '/statements') return statementSchema.parse(body).id ?? ''
  expect(path).toBe('/caliper/event')
  const [event] = (envelopeSchema.parse(body) as Envelope).data
  return event?.id.replace('urn:uuid:', '') ?? ''
}

/** An app in a process of its own; resolves when what it was told to complete is committed. */
async function startApp(sessions: string[]): Promise<ChildProcess> {
  const { port } = listener.server.address() as AddressInfo
  const app: MortalApp = {
    databaseUrl: open.databaseUrl,
    student: open.people.student.timebackId,
    sessions,
    origin: `http://127.0.0.1:${port}`,
  }
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', 'scripts/testing/app/mortal-app.ts'],
      JSON.stringify(app),
    ],
    { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  running.push(child)
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The app ended with ${code}.`)))
  const [message] = await Promise.race([once(child, 'message'), ended])
  expect(message).toBe('committed')
  ended.catch(() => 'as the test wants it')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
}

async function begunSessions(count: number): Promise<string[]> {
  const made = await open.assigned({
    activity: { name: `Lab safety ${crypto.randomUUID()}`, course: { code: 'CS-101' } },
  })
  return Promise.all(Array.from({ length: count }, () => open.begun(made)))
}

/** Of each session: `initialized` and `completed` for the record store, and Caliper's completion. */
const eventsPerSession = 3
const undelivered = () => open.db.outboxEvent.count({ where: { deliveredAt: null } })
const storedIds = async () => new Set((await open.db.outboxEvent.findMany()).map(({ id }) => id))

async function deliverByAnother(): Promise<void> {
  const another = await startApp([])
  another.send('deliver')
  await vi.waitFor(async () => expect(await undelivered()).toBe(0), { timeout: 60_000, interval: 100 })
}

it('an app killed between commit and delivery loses no event and doubles none', async () => {
  const sessions = await begunSessions(5)
  await kill(await startApp(sessions))
  expect(listener.arrived.size).toBe(0)
  expect(await undelivered()).toBe(5 * eventsPerSession)
  await deliverByAnother()
  expect(new Set(listener.arrived.keys())).toEqual(await storedIds())
  expect([...listener.arrived.values()]).toEqual(Array(5 * eventsPerSession).fill(1))
})

it('an app killed while the targets have not answered sends the same events again, and no others', async () => {
  listener.mute = true
  const app = await startApp(await begunSessions(3))
  app.send('deliver')
  await vi.waitFor(() => expect(listener.arrived.size).toBe(3 * eventsPerSession), { timeout: 60_000 })
  await kill(app)
  const sent = new Set(listener.arrived.keys())
  listener.mute = false
  expect(await undelivered()).toBe(3 * eventsPerSession)
  // The dead app's claims lapse after 12 s: time passes here.
  await open.db.outboxEvent.updateMany({ data: { nextTryAt: new Date(0) } })
  await deliverByAnother()
  expect(new Set(listener.arrived.keys())).toEqual(sent)
  expect(sent).toEqual(await storedIds())
})
