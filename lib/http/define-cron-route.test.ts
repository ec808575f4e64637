import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const run = vi.fn(async () => ({ delivered: 3 }))

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
})
afterEach(() => {
  vi.unstubAllEnvs()
  run.mockClear()
})

/** Asks a route of a process whose environment has that secret. */
async function ask(secret: string | undefined, authorization: string | null): Promise<Response> {
  vi.stubEnv('CRON_SECRET', secret)
  vi.resetModules()
  const { defineCronRoute } = await import('./define-cron-route.ts')
  const headers = authorization === null ? {} : { authorization }
  return defineCronRoute(run)(new Request('http://localhost:3000/api/cron/x', { headers }))
}

it.each([undefined, ''])('without a secret (%o) nobody is the scheduler', async (secret) => {
  const given = [null, '', 'Bearer', 'Bearer ', 'Bearer undefined', 'Bearer null', 'Basic OnVuZGVmaW5lZA==']
  for (const authorization of given) {
    const { status, headers } = await ask(secret, authorization)
    expect([authorization, status]).toEqual([authorization, 401])
    expect(headers.get('content-type')).toBe('application/problem+json')
  }
  expect(run).not.toHaveBeenCalled()
})

it('whoever is refused reads why', async () => {
  expect(await (await ask('the right one', null)).json()).toMatchObject({
    ...{ status: 401, code: 'UNAUTHORIZED', detail: 'This is for the scheduler.' },
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  })
})

it('a wrong secret is refused', async () => {
  const given = [
    null,
    'Bearer the right one!',
    'Bearer the right on',
    'bearer the right one',
    'the right one',
  ]
  for (const authorization of given)
    expect([authorization, (await ask('the right one', authorization)).status]).toEqual([authorization, 401])
  expect(run).not.toHaveBeenCalled()
})

it('the secret lets the scheduler in', async () => {
  const answer = await ask('the right one', 'Bearer the right one')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ delivered: 3 })
  expect(run).toHaveBeenCalledOnce()
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
})
