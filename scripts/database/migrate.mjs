import pg from 'pg'
import { Stop } from '#scripts/run/step.mjs'
import { applyMigrations } from './schema-engine.mjs'

/** Any number will do, as long as every instance takes the same. */
const migrationLock = 7_221_960_416

/**
 * Brings the database's schema up to date. Instances that start together do it one after the other, so
 * each migration runs once.
 * @param {string} connectionString
 * @returns {Promise<string[]>} the migrations applied now
 */
export async function migrate(connectionString) {
  const client = await connect(connectionString)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    return await applyMigrations(connectionString)
  } finally {
    await client.end()
  }
}

async function connect(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return client
  } catch (cause) {
    const { host, port, database } = client
    const reason = cause instanceof Error ? cause.message || cause.code : String(cause)
    throw new Stop(`The database ${database} at ${host}:${port} cannot be used: ${reason}.`, { cause })
  }
}
