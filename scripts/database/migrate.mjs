import { applyMigrations } from './schema-engine.mjs'
import { withLock } from './with-lock.mjs'

/** The first is ours, the second the one that `prisma migrate deploy` takes. */
const locks = [7_221_960_416, 72_707_369]
/** Longer than any migration so far; who waits for longer waits for something that does not end. */
const patienceMs = 30_000

/**
 * Brings the database's schema up to date. Instances that start together do it one after the other, so
 * each migration runs once. Stops with a sentence where another one does not come to an end.
 * @param {string} connectionString
 * @returns {Promise<string[]>} the migrations applied now
 */
export async function migrate(connectionString, { waitMs = patienceMs } = {}) {
  const work = () => applyMigrations(connectionString, { waitMs })
  return withLock(connectionString, { locks, waitMs, what: 'migrated', work })
}
