import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { Stop } from '#scripts/run/run-command.mjs'

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

/** Other instances may hold all the connections that there are; they give some back soon. */
const patienceMs = 15_000

/**
 * Opens a connection; waits for a while where the server takes no more, and stops with a sentence that says why
 * there is none.
 * @template T
 * @param {string} connectionString
 * @param {() => Promise<T>} open
 * @returns {Promise<T>}
 */
export async function connect(connectionString, open) {
  for (const deadline = Date.now() + patienceMs; ; await delay(200)) {
    try {
      return await open()
    } catch (cause) {
      if (cause.code === '53300' && Date.now() < deadline) continue
      const { hostname, port, pathname } = new URL(connectionString)
      const reason = cause instanceof Error ? cause.message || cause.code : String(cause)
      const where = `${pathname.slice(1)} at ${hostname}:${port || 5432}`
      throw new Stop(`The database ${where} cannot be used: ${reason}.`, { cause })
    }
  }
}
