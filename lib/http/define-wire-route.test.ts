import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createApplication } from '#lib/db/access/applications.ts'
import { db } from '#lib/db/client.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { markOf } from '#lib/timeback/server/applications/secrets.ts'
import { signToken } from '#lib/timeback/server/applications/wire-token.ts'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { defineWireRoute } from './define-wire-route.ts'
import { caliperRefusal } from './error-response.ts'

/** In which order a route of the wire asks what it must know, with the token of an application in the database. */

const { after } = vi.hoisted(() => ({ after: vi.fn() }))
vi.mock('next/server', () => ({ after }))

const task = async () => {}
const holder = globalThis as { cairnAfterChanges?: unknown }
const secret = 'only for the tests of a route'
const clientId = 'an-application'
const secretHash = 'scrypt$1$1$1$c2FsdA$a2V5'
let database: TestDatabase
let token: string

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  await createApplication(db(), { clientId, name: 'An application', secretHash, scopes: [] })
  token = await tokenOf([wireScopes.rosterRead])
  holder.cairnAfterChanges = task
})
afterAll(async () => {
  delete holder.cairnAfterChanges
  vi.unstubAllEnvs()
  await db().$disconnect()
  await database.drop()
})
const handle = vi.fn(async (): Promise<unknown> => ({ users: [] }))
beforeEach(() => {
  after.mockReset()
  handle.mockClear()
})

const tokenOf = (scopes: string[]) =>
  signToken({ clientId, scopes, secretMark: markOf(secretHash) }, { secret, now: new Date() })

const shape = {
  query: z.strictObject({ limit: z.string().optional() }),
  body: z.strictObject({ n: z.number() }),
}
const declared = { ...shape, scope: wireScopes.rosterRead, handle }
type Declared = typeof shape
const routeOf = (change: object = {}) =>
  defineWireRoute<{ id: string }, Declared['query'], Declared['body']>({ ...declared, ...change })

type Ask = { authorization?: string; search?: string; body?: string }
const ask = (
  { authorization = `Bearer ${token}`, search = '', body = '{"n":1}' }: Ask = {},
  route = routeOf(),
) =>
  route(
    new Request(`http://localhost:3000/ims/x%20y${search}`, {
      ...{ method: 'POST', body },
      headers: { ...(authorization && { authorization }), 'idempotency-key': 'k' },
    }),
    { params: Promise.resolve({ id: 'one' }) },
  )

async function refusalOf(answer: Response) {
  expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  const { imsx_codeMajor, imsx_description, imsx_error_details } = await answer.json()
  expect(imsx_codeMajor).toBe('failure')
  return [answer.status, imsx_description, imsx_error_details]
}

it('an answer is kept by nobody and has the id of the request; the handler knows who asks, and what', async () => {
  const answer = await ask({ search: '?limit=2' })
  expect([answer.status, await answer.json()]).toEqual([200, { users: [] }])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
  expect(handle).toHaveBeenCalledExactlyOnceWith({
    ...{ query: { limit: '2' }, body: { n: 1 }, params: { id: 'one' } },
    ...{ headers: expect.any(Headers), path: '/ims/x%20y', clientId },
  })
  expect(after.mock.calls).toEqual([[task]])
})

it('an answer of the handler’s own is sent as it is, with the id of the request', async () => {
  handle.mockResolvedValueOnce(new Response('a', { status: 206 }))
  const answer = await ask()
  expect([answer.status, await answer.text()]).toEqual([206, 'a'])
  expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
})

it('without the token of an application nothing is said of anything else', async () => {
  for (const authorization of ['', 'Bearer x', 'Basic abc', `Bearer ${await tokenOf([])}x`]) {
    const answer = await ask({ authorization, body: '{' })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(await refusalOf(answer)).toEqual([401, 'This needs the access token of an application.', []])
  }
  expect(handle).not.toHaveBeenCalled()
})

it('a token that is for something else is refused before the shape is looked at', async () => {
  const authorization = `Bearer ${await tokenOf([wireScopes.powerpathRead])}`
  expect(await refusalOf(await ask({ authorization, body: '{' }))).toEqual([
    ...[403, `The access token is not for ${wireScopes.rosterRead}.`, []],
  ])
  expect(handle).not.toHaveBeenCalled()
})

it('a wrong query or body is 422 by its field, and changes nothing', async () => {
  const field = (path: string) => [422, expect.any(String), [{ path, message: expect.any(String) }]]
  expect(await refusalOf(await ask({ body: '{"n":"1"}' }))).toEqual(field('n'))
  expect(await refusalOf(await ask({ search: '?x=1', body: '{"n":"1"}' }))).toEqual(field('x'))
  expect(await refusalOf(await ask({ search: '?limit=1&limit=2' }))).toEqual(field('limit'))
  expect(handle).not.toHaveBeenCalled()
  expect(after).not.toHaveBeenCalled()
})

it('a route that asks for no query and no body reads none', async () => {
  const answer = await ask({ search: '?x=1', body: '{' }, routeOf({ query: undefined, body: undefined }))
  expect(answer.status).toBe(200)
  expect(handle).toHaveBeenCalledWith(expect.objectContaining({ query: undefined, body: undefined }))
})

it('a route with a form of its own tells a wrong or too large body in it, and nothing else', async () => {
  const route = routeOf({ refuse: caliperRefusal })
  const wrong = await ask({ body: '{"n":"1"}' }, route)
  expect([wrong.status, await wrong.json()]).toEqual([
    400,
    {
      status: 'error',
      message: expect.stringMatching(/^n: /),
      errors: [{ path: 'n', message: expect.any(String) }],
    },
  ])
  expect([wrong.headers.get('cache-control'), wrong.headers.get('x-content-type-options')]).toEqual([
    ...['private, no-store', 'nosniff'],
  ])
  const large = await ask({ body: ' '.repeat(1_000_001) }, route)
  expect([large.status, await large.json()]).toEqual([
    413,
    { status: 'error', message: 'The body is larger than 1000000 bytes.', errors: [] },
  ])
  handle.mockRejectedValueOnce(new DomainError('OBJECT_NOT_FOUND', 'No.'))
  expect(await refusalOf(await ask({}, route))).toEqual([404, 'No.', []])
  expect(await refusalOf(await ask({ authorization: '' }, route))).toEqual([401, expect.any(String), []])
})

it('what nobody expected of a handler is 500 in the form of the wire, also where it has a form of its own', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  for (const change of [{}, { refuse: caliperRefusal }]) {
    handle.mockRejectedValueOnce(Object.assign(new Error('a password'), { status: 400 }))
    expect(await refusalOf(await ask({}, routeOf(change)))).toEqual([
      ...[500, 'Something went wrong on the server. Nothing was saved.', []],
    ])
  }
  expect(log).toHaveBeenCalledTimes(2)
  log.mockRestore()
})
