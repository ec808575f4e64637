import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createConnection } from './connection.ts'

/** How the way to the upstream behaves, against a real listener that answers as a test says. */

type Reply = {
  status: number
  body?: unknown
  bytes?: Buffer
  headers?: Record<string, string>
  hangUp?: true
}
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
      return response.end(reply.bytes ?? JSON.stringify(reply.body ?? { ok: true }))
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

  it.each([400, 404, 409, 422])(
    'hands on %i as a refusal, also where it says nothing more',
    async (status) => {
      for (const body of ['no', { message: 'no' }, [null]]) {
        const { url } = await listen([{ status, body }])
        await expect(connect(url).ask(anything, call)).rejects.toMatchObject({
          name: 'UpstreamRefusal',
          status,
          message: `PowerPath refused with ${status}: no description`,
        })
      }
      const { url } = await listen([{ status, bytes: Buffer.from('null') }])
      await expect(connect(url).ask(anything, call)).rejects.toMatchObject({ status })
    },
  )

  it.each<[Reply, string, number]>([
    [{ status: 500 }, 'it answered 500', 4],
    [{ status: 429 }, 'it answered 429', 4],
    [{ status: 200, hangUp: true }, 'it does not answer', 4],
    [{ status: 401 }, 'it answered 401', 2],
    [{ status: 403 }, 'it answered 403', 1],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1' } }, 'it answered 302', 1],
    [{ status: 200, body: {} }, 'its answer to /powerpath/getAttempts is not understood', 1],
    [
      { status: 200, bytes: Buffer.from('<html>') },
      'its answer to /powerpath/getAttempts is not understood',
      1,
    ],
  ])('says of %j what was wrong, and asks no more often than that can help', async (reply, reason, tries) => {
    const { url, seen } = await listen(Array.from({ length: 4 }, () => reply))
    const failure = await connect(url)
      .ask(anything, call)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ message: `PowerPath cannot be used now: ${reason}.` })
    expect(seen).toHaveLength(tries)
  })

  it('says of what the failure came', async () => {
    const { url } = await listen([
      { status: 403, body: { why: 'no seat' } },
      { status: 200, body: {} },
    ])
    const { ask } = connect(url)
    await expect(ask(anything, call)).rejects.toMatchObject({ cause: { why: 'no seat' } })
    await expect(ask(anything, call)).rejects.toMatchObject({ cause: { name: 'ZodError' } })
    const silent = connect('http://127.0.0.1:1').ask(anything, call)
    await expect(silent).rejects.toMatchObject({ cause: { name: 'TypeError' } })
  })

  it('waits by its own measure where it is told none that it can read', async () => {
    const { url } = await listen([
      { status: 503, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } },
      { status: 503, headers: { 'retry-after': '0' } },
    ])
    const { ask, waits } = connect(url)
    await ask(anything, call)
    expect(waits).toEqual([250, 1_000])
  })

  it('says that it sends JSON where it sends something, with what else is to be said', async () => {
    const heard: unknown[] = []
    const server = createServer(async (request, response) => {
      const { 'content-type': type, 'idempotency-key': key } = request.headers
      let text = ''
      for await (const part of request) text += part
      heard.push({ method: request.method, url: request.url, type, key, text })
      response.end('{"ok":true}')
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { ask } = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}//`)
    await ask(anything, { method: 'PUT', path: '/x', body: { a: 1 }, headers: { 'idempotency-key': 'k' } })
    await ask(anything, { path: '/x' })
    expect(heard).toEqual([
      { method: 'PUT', url: '/x', type: 'application/json', key: 'k', text: '{"a":1}' },
      { method: 'GET', url: '/x', type: undefined, key: undefined, text: '' },
    ])
  })

  it('asks without a token where none is needed', async () => {
    const { url, seen } = await listen([])
    const token = { get: async () => null, drop: () => {} }
    await createConnection({ url, token, fetch, sleep: async () => {} }).ask(anything, call)
    expect(seen).toMatchObject([{ authorization: undefined }])
  })

  it('waits eight seconds for an answer and no longer', async () => {
    const limits: number[] = []
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      limits.push(ms)
      return AbortSignal.abort(new DOMException('late', 'TimeoutError'))
    })
    const { url, seen } = await listen([])
    await expect(connect(url).ask(anything, call)).rejects.toMatchObject(upstreamError)
    timeout.mockRestore()
    expect(limits).toEqual([8_000, 8_000, 8_000, 8_000])
    expect(seen).toEqual([])
  })

  it('brings a file with its media type, unless it is not there or is longer than 20 MB', async () => {
    const most = 20_000_000
    const { url, seen } = await listen([
      { status: 200, bytes: Buffer.from('PNG'), headers: { 'content-type': 'image/png ; charset=binary' } },
      { status: 200, bytes: Buffer.from('?') },
      { status: 404 },
      { status: 200, bytes: Buffer.alloc(most), headers: { 'content-type': 'audio/mpeg' } },
      { status: 200, bytes: Buffer.alloc(most + 1), headers: { 'content-type': 'audio/mpeg' } },
    ])
    const { file } = connect(url)
    const picture = await file(`${url}/picture.png?size=1`)
    expect(picture).toEqual({ bytes: Uint8Array.from(Buffer.from('PNG')), mediaType: 'image/png' })
    expect(seen).toEqual([{ method: 'GET', url: '/picture.png?size=1', authorization: 'Bearer token-1' }])
    expect(await file(`${url}/untyped`)).toMatchObject({ mediaType: '' })
    expect(await file(`${url}/gone.png`)).toBeNull()
    expect((await file(`${url}/long`))?.bytes.byteLength).toBe(most)
    expect((await file(`${url}/too-long`))?.bytes.byteLength).toBeUndefined()
  })

  it('does not take another server’s 401 for an end of its own token', async () => {
    const [{ url }, other] = [await listen([]), await listen([{ status: 401 }])]
    const { file, ask } = connect(url)
    await ask(anything, call)
    expect(await file(`${other.url}/picture.png`)).toBeNull()
    expect(other.seen).toHaveLength(1)
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
