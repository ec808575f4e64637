import { beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { loadItems } from './item-library.ts'

/** One more than are kept. */
const count = 2_001
const { db } = await openTestDatabase()
const ids = Array.from({ length: count }, () => crypto.randomUUID())

beforeAll(async () => {
  const xml = `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t"
    adaptive="false" time-dependent="false"><qti-item-body><p>Read this.</p></qti-item-body></qti-assessment-item>`
  const data = ids.map((id, index) => ({ id, identifier: `i${index}`, sha256: `${index}`, title: 't', xml }))
  await db.item.createMany({ data })
})

it('gives all that is asked for, also when that pushes out what was kept', async () => {
  const [first = '', ...others] = ids
  const last = others.at(-1) ?? ''
  await loadItems(db, ids.slice(0, -1))
  expect([...(await loadItems(db, [last, first])).keys()]).toEqual([last, first])
  const [both, all] = await Promise.all([loadItems(db, [first, last]), loadItems(db, ids)])
  expect([both.size, all.size]).toEqual([2, count])
})
