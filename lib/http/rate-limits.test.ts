import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { POST as signIn } from '#app/api/auth/[...nextauth]/route.ts'
import { POST as heartbeat } from '#app/api/timeback/activity/heartbeat/route.ts'
import { POST as submit } from '#app/api/timeback/lessons/submit/route.ts'
import type { Timeback } from '#lib/timeback/server/timeback.ts'
import { signInAs } from '#scripts/testing/fake-session.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/open-lessons.ts'

const served = vi.hoisted(() => ({ timeback: null as Timeback | null }))
vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/fake-session.ts'))
vi.mock('next-auth', () => ({ default: () => async () => new Response('whoever that was') }))
vi.mock('#lib/timeback/server/timeback.ts', async (original) => ({
  ...(await original<typeof import('#lib/timeback/server/timeback.ts')>()),
  getTimeback: () => served.timeback,
}))

let open: OpenLessons

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  open = await openLessons()
  served.timeback = open.timeback
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

it('an address may try to sign in 250 times a minute, in any way, and others are let in meanwhile', async () => {
  const ask = (address: string, nextauth: string[]) => {
    const headers = { 'x-forwarded-for': address }
    const request = new Request('http://localhost:3000/api/auth', { method: 'POST', headers })
    return signIn(request, { params: Promise.resolve({ nextauth }) })
  }
  const demo = await many(200, () => ask('192.0.2.1', ['callback', 'demo']))
  const oidc = await many(60, () => ask('192.0.2.1', ['callback', 'oidc']))
  expect(limited(demo)).toEqual([])
  expect(limited(oidc)).toHaveLength(10)
  await expectRefusal(limited(oidc)[0])
  expect((await ask('192.0.2.1', ['csrf'])).status).toBe(200)
  expect((await ask('192.0.2.2', ['callback', 'demo'])).status).toBe(200)
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
