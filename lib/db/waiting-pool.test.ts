import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { defineRoute } from '#lib/http/define-route.ts'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { signInAs } from '#scripts/testing/routes/fake-session.ts'
import { type Database, openDatabase } from './client.ts'

/** A server that gives fewer connections than are asked for: a role with four, shared by two instances. */

vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: () => {},
}))

const connections = 4
let database: TestDatabase
let role: string
let owner: pg.Client
let url: string
let instances: [Database, Database]

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', 'postgresql://not-used@localhost/none')
  vi.stubEnv('NEXTAUTH_SECRET', 'only for the tests of a route')
  database = await createTestDatabase()
  owner = new pg.Client(database.url)
  await owner.connect()
  role = `few_${crypto.randomUUID().replaceAll('-', '')}`
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'few' CONNECTION LIMIT ${connections}`)
  await owner.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`)
  const asRole = new URL(database.url)
  asRole.username = role
  asRole.password = 'few'
  url = asRole.href
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await owner.query(`DROP OWNED BY ${role}`)
  await owner.query(`DROP ROLE ${role}`)
  await owner.end()
  await database.drop()
})
beforeEach(() => {
  instances = [openDatabase(url), openDatabase(url)]
})
afterEach(() => Promise.all(instances.map((instance) => instance.$disconnect())))

const asked = [
  (db: Database) => db.user.count(),
  (db: Database) => db.$executeRaw`SELECT pg_sleep(0.02)`,
  (db: Database) => db.$transaction(async (tx) => [await tx.user.count(), await tx.lesson.count()]),
]

it('two instances that ask for twenty connections and get four let everyone wait, and refuse nobody', async () => {
  for (let round = 0; round < 5; round++) {
    // More than each pool holds, and little work: what one instance does and then idles is what the other waits for.
    const answers = await Promise.allSettled(
      Array.from({ length: 24 }, (_none, turn) => {
        const db = instances[turn % 2 ? 1 : 0]
        return asked[turn % asked.length]?.(db)
      }),
    )
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([])
  }
})

it('whoever has no connection at all gets one when the other instance has no use for its own', async () => {
  const [busy, late] = instances
  const sleeping = Promise.all(
    Array.from({ length: connections }, () => busy.$executeRaw`SELECT pg_sleep(1)`),
  )
  const connected = async () =>
    (await owner.query(`SELECT 1 FROM pg_stat_activity WHERE usename = $1`, [role])).rowCount
  await expect.poll(connected).toBe(connections)
  expect(await late.user.count()).toBe(0)
  await sleeping
})

it('who waits in vain is told 503 DB_UNAVAILABLE, within ten seconds', async () => {
  const holders = Array.from({ length: connections }, () => new pg.Client(url))
  for (const holder of holders) await holder.connect()
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  signInAs({ timebackId: crypto.randomUUID(), email: 'student@example.com', name: 'S', role: 'student' })
  const startedAt = performance.now()
  const answers = await Promise.all(
    asked.map((ask) =>
      defineRoute({ handle: () => ask(instances[0]) })(new Request('http://localhost:3000/api/x'), {
        params: Promise.resolve({}),
      }),
    ),
  )
  const seconds = (performance.now() - startedAt) / 1000
  logged.mockRestore()
  for (const holder of holders) await holder.end()
  for (const answer of answers) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(await answer.json()).toMatchObject({ code: 'DB_UNAVAILABLE' })
  }
  expect(seconds).toBeLessThan(10)
  expect(await instances[0].user.count()).toBe(0)
})

it('an instance whose pool is of one connection does all of it, one after another', async () => {
  const narrow = openDatabase(url, { connections: 1 })
  await Promise.all(Array.from({ length: 30 }, (_none, turn) => asked[turn % asked.length]?.(narrow)))
  const { rows } = await owner.query(`SELECT 1 FROM pg_stat_activity WHERE usename = $1`, [role])
  expect(rows).toHaveLength(1)
  await narrow.$disconnect()
})
