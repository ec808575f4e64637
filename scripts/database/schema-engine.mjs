import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
// Prisma's own schema engine, compiled to WebAssembly: the usual binary is downloaded at install,
// which a machine without open network cannot do. Needs `node --experimental-wasm-modules`.
import { SchemaEngine } from '@prisma/schema-engine-wasm'

const prismaDir = fileURLToPath(new URL('../../prisma', import.meta.url))
const migrationsDir = join(prismaDir, 'migrations')
const noFilters = { externalTables: [], externalEnums: [] }

async function openEngine(connectionString) {
  const path = join(prismaDir, 'schema.prisma')
  const content = await readFile(path, 'utf8')
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }))
  const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, factory)
  return { engine, schemaFiles: [{ path, content }] }
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
  const { engine } = await openEngine(connectionString)
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: await listMigrations(),
    filters: noFilters,
  })
  return appliedMigrationNames
}

/**
 * The SQL that makes an empty database agree with `schema.prisma`; a test compares its catalogue
 * with that of the migrations.
 * @param {string} connectionString any reachable database; only the connection is used
 * @returns {Promise<string>}
 */
export async function schemaSql(connectionString) {
  const { engine, schemaFiles } = await openEngine(connectionString)
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: schemaFiles },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: noFilters,
  })
  return stdout ?? ''
}
