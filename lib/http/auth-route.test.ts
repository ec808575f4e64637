import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { fetchRoute } from '#scripts/testing/routes/fetch-route.ts'
import { openVisitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenLessons
const visitor = openVisitor()

beforeAll(async () => {
  open = await openLessons()
  serve(open)
  vi.stubEnv('DATABASE_URL', open.databaseUrl)
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('DEMO', '1')
  vi.stubEnv('OIDC_ISSUER', 'http://localhost:1')
  vi.stubEnv('OIDC_CLIENT_ID', 'cairn')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'only for the tests of a route')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

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
