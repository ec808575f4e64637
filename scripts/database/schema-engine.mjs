import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
// Prisma's own schema engine, compiled to WebAssembly: the usual binary is downloaded at install,
// which a machine without open network cannot do. Needs `node --experimental-wasm-modules`.
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const prismaDir = fileURLToPath(new URL('../../prisma', import.meta.url))
const migrationsDir = join(prismaDir, 'migrations')
const noFilters = { externalTables: [], externalEnums: [] }

/** Hands the engine to `work`; afterwards no connection is left that would keep the process or Prisma's lock. */
async function withEngine(connectionString, work) {
  const path = join(prismaDir, 'schema.prisma')
  const content = await readFile(path, 'utf8')
  const pool = new pg.Pool({ connectionString })
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool))
  const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, factory)
  try {
    return await work(engine, [{ path, content }])
  } finally {
    engine.free()
    await pool.end()
  }
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
 * @returns {Promise<string[]>} the names applied now
 */
export async function applyMigrations(connectionString) {
  const migrationsList = await listMigrations()
  return withEngine(connectionString, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters })
    return appliedMigrationNames
  })
}

/**
 * The SQL that makes an empty database agree with `schema.prisma`; a test compares its catalogue
 * with that of the migrations.
 * @param {string} connectionString any reachable database; only the connection is used
 * @returns {Promise<string>}
 */
export async function schemaSql(connectionString) {
  return withEngine(connectionString, async (engine, schemaFiles) => {
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
