import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { authOptions } from './options.ts'

/** What next-auth is told of an account that a provider has vouched for. */

let database: TestDatabase
const warn = vi.spyOn(console, 'warn').mockReturnValue()

beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  vi.stubEnv('OIDC_TRUST_EMAILS', '1')
})
afterAll(async () => {
  warn.mockRestore()
  vi.unstubAllEnvs()
  await db().$disconnect()
  await database.drop()
})

/** What came of it, whose id next-auth goes on with, and what our own part threw. */
async function comeFrom(provider: string, claims: object, id = 'of the provider') {
  const failures: unknown[] = []
  const user = { id }
  const account = { provider, providerAccountId: '7', type: 'oauth' }
  const { callbacks } = authOptions((thrown) => failures.push(thrown), '192.0.2.1')
  const outcome = await callbacks?.signIn?.({ user, account, profile: claims } as never)
  return { outcome, id: user.id, failures }
}

it('the addresses of the school’s own issuer are trusted where the settings say so, and Google’s are not', async () => {
  const trusted = await comeFrom('oidc', { email: 'ann@school.example' })
  const { id } = await db().user.findUniqueOrThrow({ where: { email: 'ann@school.example' } })
  expect(trusted).toEqual({ outcome: true, id, failures: [] })
  expect(await comeFrom('google', { email: 'bob@school.example' })).toEqual({
    ...{ outcome: '/signin?error=EmailNotVerified', id: 'of the provider', failures: [] },
  })
  expect(warn.mock.calls).toEqual([['Sign-in refused, EmailNotVerified: google account "7"']])
})

it('a demo account is let in as whom it was found to be', async () => {
  const { id } = await db().user.create({ data: { email: 'demo@example.com', name: 'Demo' } })
  expect(await comeFrom('demo', {}, id)).toEqual({ outcome: true, id, failures: [] })
})

it('what our own part throws is handed over, and nobody is let in', async () => {
  await db().$executeRaw`ALTER TABLE account RENAME TO gone`
  const { outcome, id, failures } = await comeFrom('oidc', { email: 'cem@school.example' })
  await db().$executeRaw`ALTER TABLE gone RENAME TO account`
  expect([outcome, id]).toEqual([false, 'of the provider'])
  expect(failures).toEqual([expect.objectContaining({ code: 'P2021' })])
})
