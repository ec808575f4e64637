import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runToEnd } from '#scripts/run/run-tool.mjs'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { withLock } from './with-lock.mjs'

let database: TestDatabase
let other: pg.Client

beforeEach(async () => {
  database = await createTestDatabase()
  other = new pg.Client(database.url)
  await other.connect()
})
afterEach(async () => {
  await other.end()
  await database.drop()
})

const work = async () => 'done'

it('who has a lock does the work, and then nobody has it', async () => {
  const task = { locks: [7, 8], waitMs: 100, what: 'loaded', work }
  expect(await withLock(database.url, task)).toBe('done')
  await expect(
    withLock(database.url, {
      ...task,
      work: async () => {
        throw new Error('went wrong')
      },
    }),
  ).rejects.toThrow('went wrong')
  expect((await other.query('SELECT pg_try_advisory_lock(7) AS free')).rows).toEqual([{ free: true }])
})

it('who does not get one gives up in time, with a sentence', async () => {
  await other.query('SELECT pg_advisory_lock(8)')
  const task = { locks: [7, 8], waitMs: 200, what: 'loaded', work }
  await expect(withLock(database.url, task)).rejects.toThrow(
    'The database is being loaded by another start, and that did not end within 0.2 s: start again when it has.',
  )
})

it('a database that is away is a sentence', async () => {
  const task = { locks: [7], waitMs: 200, what: 'loaded', work }
  await expect(withLock('postgresql://nobody@127.0.0.1:1/none', task)).rejects.toThrow(
    /^The database none at 127.0.0.1:1 cannot be used: .*ECONNREFUSED/,
  )
})

const migrate = (url: string) =>
  runToEnd([
    ...['--experimental-wasm-modules', '--no-warnings', '--input-type=module', '--eval'],
    `const { migrate } = await import('#scripts/database/migrate.mjs')
    const { runCommand } = await import('#scripts/run/run-command.mjs')
    await runCommand(async () => console.log((await migrate(${JSON.stringify(url)}, { waitMs: 500 })).length))`,
  ])

it('a migration that waits for a table is taken back with a sentence, and done by the next start', async () => {
  const empty = await createTestDatabase(null)
  const busy = new pg.Client(empty.url)
  await busy.connect()
  await busy.query('BEGIN')
  await busy.query('CREATE TABLE attempt ()')
  const refused = await migrate(empty.url)
  expect(refused.output).toContain(
    'A migration waits for a table that somebody else uses, and it was taken back: end what uses it, then start again.',
  )
  expect(refused.status).toBe(1)
  await busy.query('ROLLBACK')
  expect(await migrate(empty.url)).toEqual({ status: 0, output: expect.stringMatching(/^\d\d+\n$/) })
  expect(await migrate(empty.url)).toEqual({ status: 0, output: '0\n' })
  await busy.end()
  await empty.drop()
})
