import { beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '#scripts/testing/database/open-test-database.ts'
import { pruneRateLimits, rateLimitStore } from './rate-limits.ts'

const { db } = await openTestDatabase()

beforeEach(() => db.rateLimit.deleteMany())

/** As `rate-limiter-flexible` counts. */
const count = {
  text: `INSERT INTO rate_limit VALUES ($1, $2, $3)
    ON CONFLICT (key) DO UPDATE SET points = rate_limit.points + $2 RETURNING points, expire`,
}

it('counts every one of many at once, and says until when as a number', async () => {
  const expire = Date.now() + 60_000
  const counted = await Promise.all(
    Array.from({ length: 25 }, () => rateLimitStore(db).query({ ...count, values: ['a', 1, expire] })),
  )
  expect(counted.map(({ rows }) => rows[0]?.points).sort((a = 0, b = 0) => a - b)).toEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  )
  expect(counted[0]).toMatchObject({ rowCount: 1, rows: [{ expire }] })
})

it('has no end where none was said, and no row where none is there', async () => {
  const store = rateLimitStore(db)
  const { rows } = await store.query({ ...count, values: ['a', 3, null] })
  expect(rows).toEqual([{ points: 3, expire: null }])
  const none = await store.query({
    text: 'SELECT points, expire FROM rate_limit WHERE key = $1',
    values: ['b'],
  })
  expect(none).toEqual({ rows: [], rowCount: 0 })
})

it('forgets what is counted no more, and nothing else', async () => {
  await db.rateLimit.createMany({
    data: [
      { key: 'over', points: 1, expire: BigInt(Date.now() - 1_000) },
      { key: 'counting', points: 1, expire: BigInt(Date.now() + 60_000) },
      { key: 'for ever', points: 1, expire: null },
    ],
  })
  expect(await pruneRateLimits(db)).toBe(1)
  const left = await db.rateLimit.findMany({ orderBy: { key: 'asc' } })
  expect(left.map(({ key }) => key)).toEqual(['counting', 'for ever'])
})
