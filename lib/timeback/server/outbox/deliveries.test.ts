import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Envelope } from '#lib/caliper/envelope.ts'
import { type EventTarget, insertEvents } from '#lib/db/events/outbox.ts'
import { env } from '#lib/env.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { serve } from '#scripts/testing/routes/serve.ts'
import { deliverNow, type RunningLoop, startDeliveries } from './deliveries.ts'

/** As the app sends what it has to tell: with its own settings, to a real listener. */

vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))

let open: OpenLessons
let student: string
let arrived: { path: string; body: unknown }[] = []
const server = createServer(async (request, response) => {
  arrived.push({ path: request.url ?? '', body: await json(request) })
  response.writeHead(200).end()
})
const holder = globalThis as { cairnDeliveryLoop?: RunningLoop }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a delivery')
  vi.stubEnv('CALIPER_URL', origin)
  open = await openLessons()
  serve(open)
  student = await open.idOf('student@example.com')
})
beforeEach(async () => {
  arrived = []
  await open.db.outboxEvent.deleteMany()
})
afterEach(() => {
  holder.cairnDeliveryLoop?.stop()
  delete holder.cairnDeliveryLoop
  vi.useRealTimers()
})
afterAll(async () => {
  server.close()
  vi.unstubAllEnvs()
  await open.close()
})

async function tell(target: EventTarget): Promise<string> {
  const id = crypto.randomUUID()
  await insertEvents(open.db, [{ id, target, studentId: student, body: { id } }])
  return id
}

const dayMs = 24 * 60 * 60_000
const remaining = async () => (await open.db.outboxEvent.findMany()).map(({ id }) => id).sort()

async function deliveredDaysAgo(days: number): Promise<string> {
  const id = await tell('xapi')
  await open.db.outboxEvent.update({
    where: { id },
    data: { deliveredAt: new Date(Date.now() - days * dayMs) },
  })
  return id
}

it('goes to the target that the settings name, in the app’s own name; what is for another waits', async () => {
  const [told, waiting] = [await tell('caliper'), await tell('xapi')]
  expect(await deliverNow()).toEqual({ delivered: 1, failed: 0 })
  const [{ path, body } = { path: '', body: {} }] = arrived
  const { sensor, sendTime, data } = body as Envelope
  expect({ path, sensor, data }).toEqual({
    path: '/caliper/event',
    sensor: timebackConfig.sensor,
    data: [{ id: told }],
  })
  expect(Math.abs(Date.parse(sendTime) - Date.now())).toBeLessThan(60_000)
  const { deliveredAt } = await open.db.outboxEvent.findUniqueOrThrow({ where: { id: waiting } })
  expect(deliveredAt).toBeNull()
})

it('forgets once an hour what was delivered more than a week ago', async () => {
  await deliverNow()
  const [old, recent] = [await deliveredDaysAgo(8), await deliveredDaysAgo(6)]
  await deliverNow()
  expect(await remaining()).toEqual([old, recent].sort())
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 })
  await deliverNow()
  expect(await remaining()).toEqual([recent])
  const another = await deliveredDaysAgo(30)
  await deliverNow()
  expect(await remaining()).toEqual([recent, another].sort())
})

it('goes by itself, in one loop of the process, however often it is started', async () => {
  startDeliveries()
  const loop = holder.cairnDeliveryLoop
  startDeliveries()
  expect(holder.cairnDeliveryLoop).toBe(loop)
  const told = await tell('caliper')
  await vi.waitFor(() => expect(arrived).toHaveLength(1), { timeout: 20_000 })
  expect(arrived[0]?.body).toMatchObject({ data: [{ id: told }] })
})

it('has no loop where there is no target', () => {
  const settings = env()
  const { CALIPER_URL } = settings
  settings.CALIPER_URL = undefined
  startDeliveries()
  settings.CALIPER_URL = CALIPER_URL
  expect(holder.cairnDeliveryLoop).toBeUndefined()
})
