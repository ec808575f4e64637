import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { type Database, openDatabase, poolOf } from './client.ts'
import { prepare, query } from './statement.ts'

let database: TestDatabase
let db: Database

beforeEach(async () => {
  database = await createTestDatabase(null)
  db = openDatabase(database.url, { connections: 1 })
})
afterEach(async () => {
  await db.$disconnect()
  await poolOf(db).end()
  await database.drop()
})

type Sum = { a: number; b: number }
const add = prepare<Sum>('add', ($) => `SELECT ${$(({ a }) => a, 'int')} + ${$(({ b }) => b, 'int')} AS sum`)
const sum = (input: Sum) => query<{ sum: number }, Sum>(db, add, input)

async function prepared(): Promise<string[]> {
  const { rows } = await poolOf(db).query('SELECT name FROM pg_prepared_statements')
  return rows.map(({ name }) => name)
}

it('is parsed once for each connection, under a name that tells its text', async () => {
  const other = prepare<Sum>(
    'add',
    ($) => `SELECT ${$(({ a }) => a, 'int')} - ${$(({ b }) => b, 'int')} AS sum`,
  )
  expect(await sum({ a: 1, b: 2 })).toEqual([{ sum: 3 }])
  expect(await sum({ a: 3, b: 4 })).toEqual([{ sum: 7 }])
  expect(await prepared()).toEqual([add.name])
  expect(other.name).not.toBe(add.name)
  expect(await query(db, other, { a: 3, b: 4 })).toEqual([{ sum: -1 }])
})

it('writes one parameter for what is taken by one function', () => {
  const take = ({ a }: Sum) => a
  const twice = prepare<Sum>('twice', ($) => `SELECT ${$(take, 'int')} + ${$(take, 'int')}`)
  expect(twice.text).toBe('SELECT $1::int + $1::int')
  expect(twice.valuesOf({ a: 5, b: 0 })).toEqual([5])
})

it.each([
  ['does not know the name', () => 'DEALLOCATE ALL'],
  ['knows another statement by that name', () => `DEALLOCATE ALL; PREPARE "${add.name}" AS SELECT 0`],
])('goes on without names once a connection %s', async (_what, change) => {
  const first = await sum({ a: 1, b: 2 })
  await poolOf(db).query(change())
  if (change().includes('PREPARE')) await renew()
  const names = await prepared()
  expect([first, await sum({ a: 3, b: 4 }), await sum({ a: 5, b: 6 })]).toEqual([
    [{ sum: 3 }],
    [{ sum: 7 }],
    [{ sum: 11 }],
  ])
  expect(await prepared()).toEqual(names)
})

/** As a pooler gives one server connection to another client. */
async function renew(): Promise<void> {
  const client = await poolOf(db).connect()
  Object.assign(client, {
    connection: Object.assign(client.connection, { parsedStatements: {}, submittedNamedStatements: {} }),
  })
  client.release()
}

it('does not do again what failed for another reason', async () => {
  await poolOf(db).query('CREATE TABLE once (id int PRIMARY KEY)')
  const insert = prepare<{ id: number }>(
    'insert',
    ($) => `INSERT INTO once VALUES (${$(({ id }) => id, 'int')})`,
  )
  await query(db, insert, { id: 1 })
  await expect(query(db, insert, { id: 1 })).rejects.toMatchObject({ code: '23505' })
  expect(await prepared()).toEqual([insert.name])
})
