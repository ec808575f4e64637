import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPostEvent, type DeliverySettings } from './post-event.ts'

/** One event on its way, to a real listener that answers as a test says. */

type Heard = {
  method: string | undefined
  url: string | undefined
  headers: Record<string, unknown>
  body: string
}
let heard: Heard[] = []
let answer: (request: Heard) => { status: number; body?: string } | 'hang up'
const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  const got = { method: request.method, url: request.url, headers: request.headers, body }
  heard.push(got)
  const said = answer(got)
  if (said === 'hang up') return request.socket.destroy()
  return response.writeHead(said.status).end(said.body)
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.closeAllConnections())
beforeEach(() => {
  heard = []
  answer = () => ({ status: 200 })
})

const none: DeliverySettings = {
  ...{ CALIPER_URL: undefined, LRS_ENDPOINT: undefined, LRS_KEY: undefined, LRS_SECRET: undefined },
  ...{ TIMEBACK_TOKEN_URL: undefined, TIMEBACK_CLIENT_ID: undefined, TIMEBACK_CLIENT_SECRET: undefined },
}
const at = new Date('2026-03-02T12:00:00.000Z')
const poster = (settings: Partial<DeliverySettings>) =>
  createPostEvent({
    settings: { ...none, ...settings },
    sensor: 'https://cairn.example',
    fetch,
    now: () => at,
  })
const caliper = { target: 'caliper', body: { id: 'e-1' } } as const
const xapi = { target: 'xapi', body: { id: 's-1' } } as const

describe('an event for Caliper', () => {
  it('goes in an envelope of its own, as JSON, to the address that is set with or without a slash', async () => {
    for (const CALIPER_URL of [origin, `${origin}/`, `${origin}//`]) await poster({ CALIPER_URL })(caliper)
    for (const { method, url, headers, body } of heard) {
      expect([method, url, headers['content-type']]).toEqual(['POST', '/caliper/event', 'application/json'])
      expect(headers).not.toHaveProperty('authorization')
      expect(JSON.parse(body)).toMatchObject({
        sensor: 'https://cairn.example',
        sendTime: at.toISOString(),
        data: [{ id: 'e-1' }],
      })
    }
    expect(heard).toHaveLength(3)
  })

  it('goes with a token, which is asked for again once it was not taken', async () => {
    let tokens = 0
    answer = ({ url, headers }) => {
      if (url === '/token') return { status: 200, body: JSON.stringify({ access_token: `t${++tokens}` }) }
      return { status: headers.authorization === 'Bearer t1' ? 401 : 200 }
    }
    const post = poster({ CALIPER_URL: origin, TIMEBACK_TOKEN_URL: `${origin}/token` })
    await expect(post(caliper)).rejects.toMatchObject({ name: 'DeliveryError', status: 401 })
    await post(caliper)
    await post(caliper)
    const events = heard.filter(({ url }) => url !== '/token')
    expect(events.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer t1',
      'Bearer t2',
      'Bearer t2',
    ])
    expect(tokens).toBe(2)
  })

  it.each([400, 409, 500])('that is answered with %i was not taken, and the token stays', async (status) => {
    let tokens = 0
    answer = ({ url }) => {
      if (url === '/token') return { status: 200, body: JSON.stringify({ access_token: `t${++tokens}` }) }
      return { status, body: 'no such sensor' }
    }
    const post = poster({ CALIPER_URL: origin, TIMEBACK_TOKEN_URL: `${origin}/token` })
    for (let turn = 0; turn < 2; turn++)
      await expect(post(caliper)).rejects.toMatchObject({
        ...{ name: 'DeliveryError', status, message: expect.stringContaining('no such sensor') },
      })
    expect(tokens).toBe(1)
  })
})

describe('a statement', () => {
  it('goes as it is, with its version, and with the credentials that there are', async () => {
    const LRS_ENDPOINT = `${origin}/xapi/`
    await poster({ LRS_ENDPOINT })(xapi)
    await poster({ LRS_ENDPOINT, LRS_KEY: 'key', LRS_SECRET: 'a:b' })(xapi)
    await poster({ LRS_ENDPOINT, LRS_KEY: 'key' })(xapi)
    await poster({ LRS_ENDPOINT, LRS_SECRET: 'secret' })(xapi)
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
    expect(heard.map(({ headers }) => headers.authorization)).toEqual([
      ...[undefined, basic('key:a:b'), basic('key:'), basic(':secret')],
    ])
    for (const { method, url, headers, body } of heard) {
      expect([method, url, body]).toEqual(['POST', '/xapi/statements', '{"id":"s-1"}'])
      expect(headers).toMatchObject({
        ...{ 'x-experience-api-version': '2.0.0', 'content-type': 'application/json' },
      })
    }
  })

  it('that is there already has arrived, and what is refused has not', async () => {
    const post = poster({ LRS_ENDPOINT: origin })
    answer = () => ({ status: 409 })
    await post(xapi)
    answer = () => ({ status: 400, body: 'bad' })
    await expect(post(xapi)).rejects.toMatchObject({ status: 400, message: '400 Bad Request: bad' })
  })
})

describe('a target', () => {
  it('that does not answer is named', async () => {
    answer = () => 'hang up'
    const { host } = new URL(origin)
    for (const event of [caliper, xapi])
      await expect(poster({ CALIPER_URL: origin, LRS_ENDPOINT: origin })(event)).rejects.toMatchObject({
        status: null,
        message: expect.stringMatching(`^No answer from ${host} \\(.+\\)$`),
      })
  })

  it('has six seconds to answer', async () => {
    const limits: number[] = []
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      limits.push(ms)
      return AbortSignal.abort(new DOMException('late', 'TimeoutError'))
    })
    await expect(poster({ CALIPER_URL: origin })(caliper)).rejects.toMatchObject({ name: 'DeliveryError' })
    timeout.mockRestore()
    expect([limits, heard]).toEqual([[6_000], []])
  })
})
