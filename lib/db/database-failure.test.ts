import { beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { isLostRace } from './database-failure.ts'

const { db } = await openTestDatabase()

beforeAll(async () => {
  await db.user.create({ data: { email: 'ann@school.example', name: 'Ann' } })
})

const thrownBy = (change: Promise<unknown>): Promise<unknown> =>
  change.then(
    () => expect.unreachable('nothing was thrown'),
    (thrown) => thrown,
  )
const raise = (code: string) =>
  db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$`)

describe('another writer was first', () => {
  it('when a row is there already, however it was written', async () => {
    const create = db.user.create({ data: { email: 'ann@school.example', name: 'Ann' } })
    expect(isLostRace(await thrownBy(create))).toBe(true)
    const insert = db.$executeRaw`INSERT INTO "user" (id, email, name)
      VALUES (gen_random_uuid(), 'ann@school.example', 'Ann')`
    expect(isLostRace(await thrownBy(insert))).toBe(true)
  })

  it.each(['23505', '40001', '40P01'])('when a statement ends with %s', async (code) => {
    expect(isLostRace(await thrownBy(raise(code)))).toBe(true)
  })
})

describe('nobody was first', () => {
  it.each(['23503', '23502', '22P02', '42P01', '23514'])('when a statement ends with %s', async (code) => {
    expect(isLostRace(await thrownBy(raise(code)))).toBe(false)
  })

  it('when only the words of an error name such a code', async () => {
    const thrown = await thrownBy(db.$queryRaw`SELECT ${'23505'}::uuid`)
    expect(isLostRace(thrown)).toBe(false)
  })

  it('when a row leads nowhere, or what was thrown is no error of a database', async () => {
    const data = { provider: 'oidc', providerAccountId: '1', userId: crypto.randomUUID() }
    expect(isLostRace(await thrownBy(db.account.create({ data })))).toBe(false)
    for (const thrown of [null, undefined, 'P2002', 23505, new Error('23505'), {}])
      expect(isLostRace(thrown)).toBe(false)
  })
})
