import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createConnection, createSlots } from './connection.ts'

/** How the way to the upstream behaves, against a real listener that answers as a test says. */

type Reply = { status: number; body?: unknown; headers?: Record<string, string>; hangUp?: true }
type Seen = { method: string | undefined; url: string | undefined; authorization: string | undefined }

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function listen(replies: Reply[], { atOnce = [] as number[] } = {}) {
  const seen: Seen[] = []
  let inside = 0
  const server = createServer((request, response) => {
    seen.push({ method: request.method, url: request.url, authorization: request.headers.authorization })
    const reply = replies.shift() ?? { status: 200, body: { ok: true } }
    inside += 1
    atOnce.push(inside)
    setTimeout(() => {
      inside -= 1
      if (reply.hangUp) return request.socket.destroy()
      response.writeHead(reply.status, reply.headers)
      return response.end(JSON.stringify(reply.body ?? { ok: true }))
    }, 2)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function connect(url: string) {
  const waits: number[] = []
  let tokens = 0
  let current: string | null = null
  const connection = createConnection({
    url,
    token: {
      get: async () => {
        current ??= `token-${++tokens}`
        return current
      },
      drop: () => {
        current = null
      },
    },
    fetch,
    sleep: async (ms) => void waits.push(ms),
  })
  return { ...connection, waits }
}

const anything = z.object({ ok: z.boolean() })
const call = { path: '/powerpath/getAttempts' }
const upstreamError = { code: 'UPSTREAM_ERROR', status: 502 }

describe('the connection to an upstream', () => {
  it('sends the token, the query and the body', async () => {
    const { url, seen } = await listen([])
    const { ask } = connect(`${url}/`)
    await ask(anything, { ...call, query: { student: 'a b', attempt: undefined } })
    expect(seen).toEqual([
      { method: 'GET', url: '/powerpath/getAttempts?student=a+b', authorization: 'Bearer token-1' },
    ])
  })

  it('tries once more with a new token after 401, and no more than that', async () => {
    const { url, seen } = await listen([{ status: 401 }, { status: 200 }, { status: 401 }, { status: 401 }])
    const { ask } = connect(url)
    expect(await ask(anything, call)).toEqual({ ok: true })
    await expect(ask(anything, call)).rejects.toMatchObject(upstreamError)
    expect(seen.map(({ authorization }) => authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
      'Bearer token-3',
    ])
  })

  it('waits longer each time after 429, 5xx and silence, then answers what it gets', async () => {
    const { url } = await listen([{ status: 429 }, { status: 503 }, { status: 200, hangUp: true }])
    const { ask, waits } = connect(url)
    expect(await ask(anything, call)).toEqual({ ok: true })
    expect(waits).toEqual([250, 1_000, 3_000])
  })

  it('waits as long as it is told to, but no longer than a student would', async () => {
    const { url } = await listen([
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 429, headers: { 'retry-after': '60' } },
    ])
    const { ask, waits } = connect(url)
    await ask(anything, call)
    expect(waits).toEqual([2_000, 3_000])
  })

  it.each([
    [{ status: 500 }],
    [{ status: 403 }],
    [{ status: 302, headers: { location: 'http://elsewhere.example' } }],
    [{ status: 200, body: { nothing: 'of the kind' } }],
  ] as [Reply][])('says UPSTREAM_ERROR where the answer stays %o', async (reply) => {
    const { url } = await listen(Array.from({ length: 4 }, () => reply))
    await expect(connect(url).ask(anything, call)).rejects.toMatchObject(upstreamError)
  })

  it('says UPSTREAM_ERROR where nobody listens', async () => {
    const { ask, waits } = connect('http://127.0.0.1:1')
    await expect(ask(anything, call)).rejects.toMatchObject(upstreamError)
    expect(waits).toHaveLength(3)
  })

  it('hands on what the upstream refuses, at once', async () => {
    const { url, seen } = await listen([{ status: 404, body: { imsx_description: 'no such lesson' } }])
    await expect(connect(url).ask(anything, call)).rejects.toMatchObject({
      name: 'UpstreamRefusal',
      status: 404,
      message: 'PowerPath refused with 404: no such lesson',
    })
    expect(seen).toHaveLength(1)
  })

  it('shows its token to nobody else', async () => {
    const [{ url }, other] = [await listen([]), await listen([])]
    const { file } = connect(url)
    expect(await file(`${other.url}/picture.png`)).not.toBeNull()
    expect(await file(`${url}/picture.png`)).not.toBeNull()
    expect(other.seen).toMatchObject([{ authorization: undefined }])
  })

  it('keeps to ten requests at once', async () => {
    const atOnce: number[] = []
    const { url, seen } = await listen([], { atOnce })
    const { ask } = connect(url)
    await Promise.all(Array.from({ length: 40 }, () => ask(anything, call)))
    expect(seen).toHaveLength(40)
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(10)
  })
})

const soon = () => new Promise((resolve) => setTimeout(resolve, 1))

it('runs as many at once as there are slots, the others in the order in which they came', async () => {
  const slots = createSlots(2)
  const began: number[] = []
  let [inside, most] = [0, 0]
  const run = (name: number) =>
    slots(async () => {
      began.push(name)
      most = Math.max(most, ++inside)
      await soon()
      inside--
      return name
    })
  expect(await Promise.all([1, 2, 3, 4, 5].map(run))).toEqual([1, 2, 3, 4, 5])
  expect(began).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

it('gives the slot of a task that failed to the next one, and keeps none for ever', async () => {
  const slots = createSlots(1)
  const fail = () => slots(() => Promise.reject(new Error('no')))
  const outcomes = await Promise.allSettled([fail(), fail(), slots(async () => 'yes')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(await slots(async () => 'again')).toBe('again')
})

it('is free again when all have ended: as many run at once as before', async () => {
  const slots = createSlots(2)
  await Promise.all([slots(soon), slots(soon), slots(soon)])
  let most = 0
  let inside = 0
  const run = () =>
    slots(async () => {
      most = Math.max(most, ++inside)
      await soon()
      inside--
    })
  await Promise.all([run(), run(), run(), run()])
  expect(most).toBe(2)
})
