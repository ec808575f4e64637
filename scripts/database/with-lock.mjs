import pg from 'pg'
import { Stop } from '#scripts/run/step.mjs'
import { connect } from './connect.mjs'

/**
 * Does `work` while a transaction holds the locks. They belong to that transaction and not to a session, so a
 * pooler in transaction mode cannot keep them, and they end with this process however it ends. Stops with a
 * sentence if whoever has one of them does not end in time.
 * @template T
 * @param {string} connectionString
 * @param {{ locks: readonly number[], waitMs: number, what: string, work: () => Promise<T> }} task `what` is done
 *   to the database meanwhile
 * @returns {Promise<T>}
 */
export async function withLock(connectionString, { locks, waitMs, what, work }) {
  const client = await connect(connectionString, () => open(connectionString))
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL lock_timeout = ${waitMs}`)
    // It does nothing while the work is done, and must not be ended for that.
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    for (const lock of locks) await take(client, lock, { waitMs, what })
    const result = await work()
    await client.query('COMMIT')
    return result
  } finally {
    await client.end()
  }
}

async function open(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  await client.connect()
  return client
}

async function take(client, lock, { waitMs, what }) {
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock])
  } catch (cause) {
    if (cause.code !== '55P03') throw cause
    const sentence = `The database is being ${what} by another start, and that did not end within ${waitMs / 1000} s`
    throw new Stop(`${sentence}: start again when it has.`, { cause })
  }
}
