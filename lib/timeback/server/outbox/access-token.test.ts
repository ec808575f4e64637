import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAccessToken } from './access-token.ts'
import { DeliveryError } from './delivery-error.ts'

/** Against a real listener that answers as a test says. */

type Reply = { status?: number; body?: string; hangUp?: true }
let replies: Reply[] = []
let asked: { type: string | undefined; authorization: string | undefined; form: object }[] = []
const server = createServer(async (request, response) => {
  let text = ''
  for await (const part of request) text += part
  const { 'content-type': type, authorization } = request.headers
  asked.push({ type, authorization, form: Object.fromEntries(new URLSearchParams(text)) })
  const reply = replies.shift() ?? {}
  if (reply.hangUp) return request.socket.destroy()
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' })
  response.end(reply.body ?? JSON.stringify({ access_token: `token-${asked.length}`, expires_in: 3_600 }))
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth2/token`
})
afterAll(() => server.closeAllConnections())
beforeEach(() => {
  replies = []
  asked = []
})

function open({ credentials = true } = {}) {
  const clock = { nowMs: Date.UTC(2026, 0, 15) }
  const token = createAccessToken(
    {
      TIMEBACK_TOKEN_URL: url,
      TIMEBACK_CLIENT_ID: credentials ? 'an app' : undefined,
      TIMEBACK_CLIENT_SECRET: credentials ? 'a&b' : undefined,
    },
    { fetch, now: () => new Date(clock.nowMs) },
  )
  return { ...token, clock }
}

it('is none, and asks nobody, where the operator names no address for it', async () => {
  const none = {
    TIMEBACK_TOKEN_URL: undefined,
    TIMEBACK_CLIENT_ID: undefined,
    TIMEBACK_CLIENT_SECRET: undefined,
  }
  expect(await createAccessToken(none, { fetch, now: () => new Date() }).get()).toBeNull()
  expect(asked).toEqual([])
})

it('is asked for as a form with the credentials in it, once for all who wait', async () => {
  const token = open()
  expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(Array(3).fill('token-1'))
  expect(asked).toEqual([
    {
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      authorization: undefined,
      form: { grant_type: 'client_credentials', client_id: 'an app', client_secret: 'a&b' },
    },
  ])
})

it('is kept until a minute before it ends', async () => {
  const token = open()
  await token.get()
  token.clock.nowMs += 3_540_000 - 1
  expect(await token.get()).toBe('token-1')
  token.clock.nowMs += 1
  expect(await token.get()).toBe('token-2')
})

it('that lasts less than two minutes is kept for half of its time', async () => {
  replies = [{ body: JSON.stringify({ access_token: 'short', expires_in: 100 }) }]
  const token = open()
  await token.get()
  token.clock.nowMs += 49_999
  expect(await token.get()).toBe('short')
  token.clock.nowMs += 1
  expect(await token.get()).toBe('token-2')
})

it('lasts an hour where nobody says how long', async () => {
  replies = [{ body: '{"access_token":"quiet"}' }]
  const token = open()
  await token.get()
  token.clock.nowMs += 3_540_000 - 1
  expect(await token.get()).toBe('quiet')
})

it('that was dropped is asked for anew', async () => {
  const token = open()
  await token.get()
  token.drop()
  expect(await token.get()).toBe('token-2')
})

it.each<[string, Reply, RegExp]>([
  [
    'a refusal',
    { status: 401, body: '{"error":"invalid_client"}' },
    /^No access token: 401 Unauthorized: .*invalid_client/,
  ],
  [
    'an answer that is no token',
    { body: '{"access_token":""}' },
    /^The token endpoint gave no access token\.$/,
  ],
  ['an answer that is no JSON', { body: '<html>' }, /^The token endpoint gave no access token\.$/],
  [
    'a token that has no time',
    { body: '{"access_token":"x","expires_in":0}' },
    /^The token endpoint gave no access/,
  ],
  ['silence', { hangUp: true }, /^No answer from the token endpoint \(/],
])(
  'is none after %s: that is not the event’s fault, and the next one is asked for',
  async (_what, reply, message) => {
    replies = [reply]
    const token = open()
    const failure = await token.get().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DeliveryError)
    expect(failure).toMatchObject({ status: null, message: expect.stringMatching(message) })
    expect(await token.get()).toBe('token-2')
  },
)

it('is asked for with empty credentials where there are none, so that the endpoint says what it misses', async () => {
  await open({ credentials: false }).get()
  expect(asked[0]?.form).toMatchObject({ client_id: '', client_secret: '' })
})
