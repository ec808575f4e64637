import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#lib/db/client.ts'
import { createTestDatabase } from '#scripts/testing/database/create-test-database.ts'
import { loadItems } from './item-library.ts'

/** One more than are kept. */
const count = 2_001
let db: ReturnType<typeof openDatabase>
let drop: () => Promise<void>
const ids = Array.from({ length: count }, () => crypto.randomUUID())

beforeAll(async () => {
  const database = await createTestDatabase()
  drop = database.drop
  db = openDatabase(database.url)
  const xml = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t"
    adaptive="false" time-dependent="false"><qti-item-body><p>Read this.</p></qti-item-body></qti-assessment-item>`
  const data = ids.map((id, index) => ({ id, identifier: `i${index}`, sha256: `${index}`, title: 't', xml }))
  await db.item.createMany({ data })
})
afterAll(async () => {
  await db.$disconnect()
  await drop()
})

it('gives all that is asked for, also when that pushes out what was kept', async () => {
  const [first = '', ...others] = ids
  const last = others.at(-1) ?? ''
  await loadItems(db, ids.slice(0, -1))
  expect([...(await loadItems(db, [last, first])).keys()]).toEqual([last, first])
  const [both, all] = await Promise.all([loadItems(db, [first, last]), loadItems(db, ids)])
  expect([both.size, all.size]).toEqual([2, count])
})
