import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { POST as signIn, GET as signInByLink } from '#app/api/auth/[...nextauth]/route.ts'
import { POST as heartbeat } from '#app/api/timeback/activity/heartbeat/route.ts'
import { POST as submit } from '#app/api/timeback/lessons/submit/route.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenLessons

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('DEMO', '1')
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
    vi.stubEnv(name, 'http://localhost:1')
  open = await openLessons()
  serve(open)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await open.close()
})

async function expectRefusal(answer: Response | undefined): Promise<void> {
  expect(answer?.status).toBe(429)
  expect(answer?.headers.get('content-type')).toBe('application/problem+json')
  expect(answer?.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
  expect(await answer?.json()).toMatchObject({
    status: 429,
    code: 'RATE_LIMITED',
    detail: expect.any(String),
  })
}

const many = <T>(times: number, one: () => Promise<T>) => Promise.all(Array.from({ length: times }, one))
const limited = (answers: Response[]) => answers.filter(({ status }) => status === 429)

type Ask = { address: string; nextauth: string[]; method?: 'GET' | 'POST'; accept?: string }

function ask({ address, nextauth, method = 'POST', accept = '*/*' }: Ask): Promise<Response> {
  const headers = { 'x-forwarded-for': address, host: 'localhost:3000', accept }
  const request = new Request(`http://localhost:3000/api/auth/${nextauth.join('/')}`, { method, headers })
  const handle = method === 'GET' ? signInByLink : signIn
  return handle(request, { params: Promise.resolve({ nextauth }) })
}
const demo = { nextauth: ['callback', 'demo'] }
const oidc = { nextauth: ['callback', 'oidc'], method: 'GET' as const }

it('250 children behind one address sign in within a minute, in any way; one more waits, others do not', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const address = '192.0.2.1'
  const first = await many(200, () => ask({ address, ...demo }))
  const second = await many(60, () => ask({ address, ...oidc }))
  expect(limited(first)).toEqual([])
  expect(limited(second)).toHaveLength(10)
  await expectRefusal(limited(second)[0])
  expect((await ask({ address, nextauth: ['csrf'], method: 'GET' })).status).toBe(200)
  expect((await ask({ address: '192.0.2.2', ...demo })).status).not.toBe(429)
})

it('a browser that is limited sees a page with a sentence, and when to try again', async () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8'
  const answers = await many(251, () => ask({ address: '192.0.2.3', ...oidc, accept }))
  const [refused] = limited(answers)
  expect(limited(answers)).toHaveLength(1)
  const seconds = refused?.headers.get('retry-after')
  expect(seconds).toMatch(/^[1-9]\d?$/)
  expect(refused?.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(refused?.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(await refused?.text()).toContain(`Wait ${seconds} second`)
})

it('a student in a storm of submits is told to wait; their heartbeats and their class are not', async () => {
  const as = async (email: string) => {
    const timebackId = await open.idOf(email)
    signInAs({ timebackId, email, name: 'A student', role: 'student' })
  }
  const post = (handler: typeof submit, body: object) => {
    const request = new Request('http://localhost:3000', { method: 'POST', body: JSON.stringify(body) })
    return handler(request, { params: Promise.resolve({}) })
  }
  const answer = () => post(submit, { lessonId: 'nowhere', question: 'q', response: 'x' })
  await as('student@example.com')
  expect(limited(await many(100, answer))).toEqual([])
  // As if the storm had gone on for long.
  await open.db.rateLimit.updateMany({ data: { points: 1_000, expire: Date.now() + 30_000 } })
  const refused = limited(await many(50, answer))
  await expectRefusal(refused[0])
  expect((await post(heartbeat, {})).status).toBe(400)
  await as('student2@example.com')
  expect((await answer()).status).toBe(404)
})
