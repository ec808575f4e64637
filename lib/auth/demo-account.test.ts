import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { type OpenLessons, openLessons } from '#scripts/testing/lessons/open-lessons.ts'
import { openVisitor, type Visitor } from '#scripts/testing/routes/open-visitor.ts'
import { serve } from '#scripts/testing/routes/serve.ts'

/** Sign-in without a provider, through the app's own routes with next-auth itself. */

vi.mock('next/headers', () => import('#scripts/testing/routes/fake-headers.ts'))
vi.mock('#lib/db/client.ts', () => import('#scripts/testing/routes/served-db.ts'))
vi.mock('#lib/timeback/server/app-deps.ts', () => import('#scripts/testing/routes/served-deps.ts'))

let open: OpenLessons
let visitor: Visitor

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('NEXTAUTH_URL', '')
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
beforeEach(() => {
  visitor = openVisitor()
})

/** What next-auth offers, each by its id and its name. */
async function providers(): Promise<string[][]> {
  const offered: Record<string, { id: string; name: string }> = await (
    await visitor.get('/api/auth/providers')
  ).json()
  return Object.values(offered).map(({ id, name }) => [id, name])
}

describe('a demo account', () => {
  it('is known by its address in any case, and with spaces around it', async () => {
    await visitor.signIn(' Student@Example.com ')
    expect((await visitor.me()).json).toMatchObject({ email: 'student@example.com' })
  })

  it('is of example.com alone: somebody else is let in by no such address', async () => {
    for (const email of [
      'eve@example.com.school.example',
      'eve@example-com.example',
      'eve@sub.example.com',
      'eve@school.example',
    ]) {
      await open.db.user.create({ data: { email, name: 'Eve' } })
      const answer = await visitor.post('/api/auth/callback/demo', { email, json: 'true' })
      expect(answer.status, email).toBe(401)
    }
    expect(await visitor.me()).toMatchObject({ status: 401 })
  })

  it.each(['nobody@example.com', 'eve@school.example', '', 'student@example.com\u0000', '@example.com'])(
    'is not %j',
    async (email) => {
      const answer = await visitor.post('/api/auth/callback/demo', { email, json: 'true' })
      expect(answer.status).toBe(401)
      expect((await answer.json()).url).toMatch(/\/api\/auth\/error\?error=CredentialsSignin&provider=demo$/)
    },
  )

  it('is none without DEMO', async () => {
    env().DEMO = false
    const answer = await visitor.post('/api/auth/callback/demo', {
      email: 'student@example.com',
      json: 'true',
    })
    expect(answer.status).toBe(404)
    expect(await providers()).toEqual([['oidc', 'Single sign-on']])
    env().DEMO = true
    expect(await providers()).toEqual([
      ['demo', 'Demo'],
      ['oidc', 'Single sign-on'],
    ])
    await visitor.signIn('student@example.com')
  })
})
