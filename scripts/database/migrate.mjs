import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
// Prisma's own schema engine, compiled to WebAssembly: the usual binary is downloaded at install,
// which a machine without open network cannot do. Needs `node --experimental-wasm-modules`.
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { Stop } from '#scripts/run/run-command.mjs'
import { connect, withLock } from './with-lock.mjs'

const prismaDir = fileURLToPath(new URL('../../prisma', import.meta.url))
const migrationsDir = join(prismaDir, 'migrations')
const noFilters = { externalTables: [], externalEnums: [] }
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

/**
 * Hands the engine to `work`; afterwards no connection is left that would keep the process or Prisma's lock.
 * @template T
 * @param {string} connectionString
 * @param {{ waitMs?: number }} options how long a statement waits for a lock that somebody has on a table
 * @param {(engine: SchemaEngine, schemaFiles: { path: string, content: string }[], pool: pg.Pool) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withEngine(connectionString, { waitMs = 30_000 }, work) {
  const path = join(prismaDir, 'schema.prisma')
  const content = await readFile(path, 'utf8')
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0 })
  const first = await connect(connectionString, () => pool.connect())
  first.release()
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFor(pool, waitMs))
  const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, factory)
  try {
    return await work(engine, [{ path, content }], pool)
  } finally {
    engine.free()
    await pool.end()
  }
}

/**
 * Prisma's adapter with two differences. A script is one statement to the server, so it takes effect whole or not
 * at all, and waits for no lock for ever. And Prisma's own lock is not taken: it belongs to a session, which a
 * pooler in transaction mode would keep, and whoever migrates here holds it already (`migrate.mjs`).
 */
function adapterFor(pool, waitMs) {
  const factory = new PrismaPg(pool)
  const open = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await open()
    const execute = adapter.executeRaw.bind(adapter)
    adapter.executeRaw = async (asked) => (/pg_advisory_lock/.test(asked.sql) ? 1 : execute(asked))
    adapter.executeScript = (script) =>
      pool
        .query(`SET LOCAL lock_timeout = ${waitMs};\n${script}`)
        .then(() => undefined)
        .catch((error) => adapter.onError(error))
    return adapter
  }
  return factory
}

async function listMigrations() {
  const entries = await readdir(migrationsDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  )
  return {
    baseDir: migrationsDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(migrationsDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/**
 * Applies what is missing of `prisma/migrations`; a no-op when nothing is. Writes Prisma's own
 * `_prisma_migrations`, so `prisma migrate deploy` and this are interchangeable.
 * @param {string} connectionString
 * @param {{ waitMs?: number }} [options] how long to wait for a lock on a table
 * @returns {Promise<string[]>} the names applied now
 */
async function applyMigrations(connectionString, { waitMs } = {}) {
  const migrationsList = await listMigrations()
  return withEngine(connectionString, { waitMs }, async (engine, _schemaFiles, pool) => {
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters })
      return appliedMigrationNames
    } catch (cause) {
      await forgetRefused(pool)
      if (!/lock timeout/.test(String(cause))) throw cause
      const sentence = 'A migration waits for a table that somebody else uses, and it was taken back'
      throw new Stop(`${sentence}: end what uses it, then start again.`, { cause })
    }
  })
}

/** A migration that failed changed nothing, so the next start may try it again without being told to. */
function forgetRefused(pool) {
  return pool.query(
    `UPDATE "_prisma_migrations" SET rolled_back_at = now()
     WHERE finished_at IS NULL AND rolled_back_at IS NULL AND logs IS NOT NULL`,
  )
}

/**
 * The SQL that makes an empty database agree with `schema.prisma`; a test compares its catalogue
 * with that of the migrations.
 * @public by the test, in a process of its own
 * @param {string} connectionString any reachable database; only the connection is used
 * @returns {Promise<string>}
 */
export async function schemaSql(connectionString) {
  return withEngine(connectionString, {}, async (engine, schemaFiles) => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: schemaFiles },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters: noFilters,
    })
    return stdout ?? ''
  })
}
