import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { defineBearerRoute } from './define-bearer-route.ts'

const { after } = vi.hoisted(() => ({ after: vi.fn() }))
vi.mock('next/server', () => ({ after }))

const task = async () => {}
const holder = globalThis as { cairnAfterChanges?: unknown }
beforeEach(() => {
  after.mockReset()
  holder.cairnAfterChanges = task
})
afterEach(() => {
  delete holder.cairnAfterChanges
})

const handle = vi.fn(async (): Promise<unknown> => ({ ok: true }))
beforeEach(() => {
  handle.mockClear()
})
const route = defineBearerRoute<{ id: string }, z.ZodType>({
  body: z.strictObject({ n: z.number() }),
  handle,
})
const ask = (headers: Record<string, string>, body = '{"n":1}') =>
  route(new Request('http://localhost:3000/api/x', { method: 'POST', headers, body }), {
    params: Promise.resolve({ id: 'one' }),
  })

it('the handler is given the body, the parts of the address, the token and where it comes from', async () => {
  const answer = await ask({ authorization: 'Bearer a.b-c', 'x-forwarded-for': '10.0.0.1, 203.0.113.9' })
  expect(handle.mock.calls).toEqual([
    [{ body: { n: 1 }, params: { id: 'one' }, bearer: 'a.b-c', address: '203.0.113.9' }],
  ])
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
  expect(after.mock.calls).toEqual([[task]])
})

it.each([
  ['bearer abc', 'abc'],
  ['BEARER abc', 'abc'],
  ['Bearer two words', 'two words'],
  ['Bearer', null],
  ['Bearer ', null],
  ['Bearerabc', null],
  ['Basic abc', null],
  ['x Bearer abc', null],
  ['', null],
])('“%s” is the token %j', async (authorization, bearer) => {
  await ask({ authorization })
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ bearer }))
})

it('without a header there is no token, and the handler decides', async () => {
  await ask({})
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ bearer: null, address: 'unknown' }))
})

it('a body of the wrong shape is refused by its field, and changes nothing', async () => {
  const answer = await ask({ authorization: 'Bearer abc' }, '{"n":"1"}')
  expect({ status: answer.status, json: await answer.json() }).toBeProblem(400, 'VALIDATION_ERROR', 'n')
  expect(handle).not.toHaveBeenCalled()
  expect(after).not.toHaveBeenCalled()
})

it('a refusal is a problem, and nothing follows it', async () => {
  handle.mockRejectedValueOnce(new DomainError('UNAUTHORIZED', 'No.'))
  const answer = await ask({})
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect({ status: answer.status, json: await answer.json() }).toBeProblem(401, 'UNAUTHORIZED')
  expect(after).not.toHaveBeenCalled()
})
