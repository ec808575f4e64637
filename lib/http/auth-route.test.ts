import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { openVisitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'
import { defineAuthRoute } from './define-auth-route.ts'

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenLessons
const visitor = openVisitor()

beforeAll(async () => {
  open = await openLessons()
  serve(open)
  vi.stubEnv('DATABASE_URL', open.databaseUrl)
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('NEXTAUTH_URL', '')
  vi.stubEnv('DEMO', '1')
  vi.stubEnv('OIDC_ISSUER', 'http://localhost:1')
  vi.stubEnv('OIDC_CLIENT_ID', 'cairn')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'only for the tests of a route')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

/** Without pages, and without children's sign-in. */
const around = { child: { isOn: async () => false, find: async () => null }, page: () => '' }

it.each([
  ['GET', 'callback/demo', 405, 'POST, OPTIONS'],
  ['POST', 'callback/oidc', 405, 'GET, HEAD, OPTIONS'],
  ['POST', 'session', 405, 'GET, HEAD, OPTIONS'],
  ['GET', 'callback/nobody', 404, null],
  ['GET', 'callback', 404, null],
  ['POST', 'signin/nobody', 404, null],
  ['GET', 'verify-request', 404, null],
  ['POST', '_log', 404, null],
  ['GET', 'nowhere', 404, null],
  ['GET', 'callback/oidc/more', 404, null],
  ['GET', 'constructor', 404, null],
])('%s %s is %i, as a document and as a page', async (method, path, status, allow) => {
  const send = (accept: string) => {
    return fetchRoute(`/api/auth/${path}`, { method, headers: { host: 'localhost:3000', accept } })
  }
  const document = await send('*/*')
  expect([document.status, document.headers.get('allow')]).toEqual([status, allow])
  expect(document.headers.get('content-type')).toBe('application/problem+json')
  expect(await document.json()).toMatchObject({ status })
  const page = await send('text/html')
  expect([page.status, page.headers.get('allow')]).toEqual([status, allow])
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(await page.text()).toContain('<a href="/signin">')
})

const reading = 'GET, HEAD, OPTIONS'
it.each([
  ['csrf', reading],
  ['error', reading],
  ['providers', reading],
  ['session', reading],
  ['signin', reading],
  ['signout', 'GET, HEAD, POST, OPTIONS'],
  ['signin/oidc', 'GET, HEAD, POST, OPTIONS'],
  ['signin/demo', 'GET, HEAD, POST, OPTIONS'],
  ['callback/oidc', reading],
  ['callback/demo', 'POST, OPTIONS'],
  ['callback', null],
  ['', null],
  ['csrf/demo', null],
  ['signout/demo', null],
  ['signin/demo/more', null],
  ['signin/google', null],
])('/api/auth/%s offers %s', async (path, allow) => {
  const nextauth = path === '' ? [] : path.split('/')
  const request = new Request(`http://localhost:3000/api/auth/${path}`, {
    method: 'DELETE',
    headers: { host: 'localhost:3000' },
  })
  const answer = await defineAuthRoute({ limit: async () => {}, ...around })(request, {
    params: Promise.resolve({ nextauth }),
  })
  expect([answer.status, answer.headers.get('allow')]).toEqual([allow === null ? 404 : 405, allow])
  const detail = allow === null ? 'There is no such address.' : 'DELETE is not for this address.'
  expect(await answer.json()).toMatchObject({ detail, requestId: expect.stringMatching(/^[\da-f-]{36}$/) })
})

it('a try to sign in is counted by where it comes from, and nothing else is', async () => {
  const limit = vi.fn(async () => {
    throw new DomainError('RATE_LIMITED', 'Wait.', { retryAfterSeconds: 3 })
  })
  const route = defineAuthRoute({ limit, ...around })
  const ask = async (path: string, method: string) => {
    const headers = { host: 'localhost:3000', 'x-forwarded-for': '192.0.2.7' }
    const request = new Request(`http://localhost:3000/api/auth/${path}`, { method, headers })
    return route(request, { params: Promise.resolve({ nextauth: path.split('/') }) })
  }
  for (const [path, method] of [
    ['csrf', 'GET'],
    ['session', 'GET'],
    ['signin/oidc', 'POST'],
    ['signout', 'POST'],
  ] as const)
    expect((await ask(path, method)).status, path).toBeLessThan(400)
  expect(limit).not.toHaveBeenCalled()
  for (const [path, method] of [
    ['callback/demo', 'POST'],
    ['callback/oidc', 'GET'],
  ] as const) {
    const { status, headers } = await ask(path, method)
    expect([status, headers.get('retry-after'), headers.get('allow')]).toEqual([429, '3', null])
  }
  expect(limit.mock.calls).toEqual([['192.0.2.7'], ['192.0.2.7']])
})

it('another site cannot have anybody signed in or out', async () => {
  for (const path of ['callback/demo', 'signin/oidc', 'signout']) {
    const init = { method: 'POST', headers: { host: 'localhost:3000', origin: 'https://evil.example' } }
    const answer = await fetchRoute(`/api/auth/${path}`, init)
    expect({ status: answer.status, json: await answer.json() }).toBeProblem(403, 'FORBIDDEN')
  }
})

it('next-auth’s own pages lead to ours', async () => {
  const places = await Promise.all(
    ['signin', 'signout', 'error?error=AccessDenied', 'error?error=OAuthCallback'].map(async (path) => {
      const answer = await visitor.get(`/api/auth/${path}`)
      return answer.headers.get('location')?.replace('http://localhost:3000', '')
    }),
  )
  expect(places).toEqual([
    '/signin?callbackUrl=http%3A%2F%2Flocalhost%3A3000',
    '/signin',
    '/signin?error=AccessDenied',
    '/api/auth/signin?error=OAuthCallback',
  ])
})

it('a body that is no JSON object, or no text in it, is refused and no error of the server', async () => {
  const send = (body: string) =>
    fetchRoute('/api/auth/callback/demo', {
      ...{ method: 'POST', body },
      headers: { host: 'localhost:3000', 'content-type': 'application/json' },
    })
  for (const body of ['{', '7', 'null', '"x"']) expect((await send(body)).status, body).toBe(400)
  expect((await send('{"email":{"a":1}}')).status).toBeLessThan(400)
  expect((await send(`{"email":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413)
})
