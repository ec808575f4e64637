import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'
import { runToEnd } from '#scripts/run/run-tool.mjs'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { openPooler, type Pooler } from '#scripts/testing/database/open-pooler.ts'
import { findPgbouncer } from '#scripts/testing/programs/pgbouncer.mjs'

/** The whole of a start, and lessons, through pgbouncer in transaction mode with four connections. */

let database: TestDatabase
let pooler: Pooler
let db: Database

const flags = ['--experimental-wasm-modules', '--no-warnings', '--import', 'tsx', '--conditions=react-server']
const run = (path: string, env: Record<string, string> = {}) =>
  runToEnd([...flags, path], {
    env: { DATABASE_URL: pooler.url, DIRECT_URL: '', DEMO: '1', NEXTAUTH_SECRET: 'for this test', ...env },
  })

async function advisoryLocks(): Promise<number> {
  const client = new pg.Client(database.url)
  await client.connect()
  const { rows } = await client.query(
    `SELECT count(*)::int AS count FROM pg_locks JOIN pg_database ON pg_database.oid = database
     WHERE locktype = 'advisory' AND datname = current_database()`,
  )
  await client.end()
  return rows[0]?.count
}

describe.skipIf(!findPgbouncer())('through a pooler in transaction mode', () => {
  beforeAll(async () => {
    database = await createTestDatabase(null)
    pooler = await openPooler(database.url)
    db = openDatabase(pooler.url)
  })
  afterAll(async () => {
    await db.$disconnect()
    await pooler.close()
    await database.drop()
  })

  it('two starts at once migrate once and load once, and leave no lock behind', async () => {
    const migrated = await Promise.all([run('scripts/migrate.mjs'), run('scripts/migrate.mjs')])
    const said = migrated.map(({ output }) => output.slice(0, 7)).sort()
    expect(said).toEqual(['Applied', 'Nothing'])
    const loaded = await Promise.all([run('prisma/seed.ts'), run('prisma/seed.ts')])
    expect(loaded.map(({ status, output }) => (status === 0 ? 'loaded' : output))).toEqual([
      'loaded',
      'loaded',
    ])
    expect(await run('scripts/migrate.mjs')).toEqual({ status: 0, output: 'Nothing to apply\n' })
    expect(await advisoryLocks()).toBe(0)
  }, 240_000)

  it('students in parallel start, answer and are credited their time', async () => {
    let seed = 1
    const { lessons, activity } = createTimeback({
      db,
      config: timebackConfig,
      now: () => new Date(),
      seed: () => seed++,
      uuid: () => crypto.randomUUID(),
    })
    const students = await db.user.findMany({ where: { role: 'student' } })
    const lesson = 'cs-101-algorithms'
    await Promise.all(
      [...students, ...students].map(async ({ id: student }) => {
        await lessons.start({ lesson, student, forceNew: true })
        await lessons.next({ lesson, student })
      }),
    )
    const endedMs = Date.now()
    const startedAt = new Date(endedMs - 20_000).toISOString()
    const endedAt = new Date(endedMs).toISOString()
    const credited: number[] = []
    for (let turn = 0; turn < 5; turn++)
      await Promise.all(
        students.map(async ({ id: student }) => {
          const question = await lessons.next({ lesson, student, lessonType: 'powerpath-100' })
          if (!question) throw new Error('no question')
          await lessons.submit({ lesson, student, question: question.id, skipped: true })
          const heartbeat = await activity.heartbeat({
            ...{ id: crypto.randomUUID(), runId: crypto.randomUUID(), lessonId: lesson, student },
            ...{ startedAt, endedAt, sentAt: new Date().toISOString(), activeMs: 20_000, inactiveMs: 0 },
          })
          credited.push(heartbeat.creditedMs)
        }),
      )
    expect(await db.itemResponse.count({ where: { skipped: true } })).toBe(5 * students.length)
    expect(credited.reduce((sum, each) => sum + each, 0)).toBe(20_000 * students.length)
    expect(await advisoryLocks()).toBe(0)
  })
})
