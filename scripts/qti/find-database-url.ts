import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { err, ok, type Result } from '#lib/std/result.ts'
import { findEmbeddedUrl } from '#scripts/embedded/embedded-database.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** The database that the app uses: that of DATABASE_URL, or the one that `npm start` runs beside this. */
export async function findDatabaseUrl(): Promise<Result<string, string>> {
  const envFile = join(projectRoot, '.env')
  if (existsSync(envFile)) process.loadEnvFile(envFile)
  const { DATABASE_URL, DATA_DIR } = process.env
  const url = DATABASE_URL || (await findEmbeddedUrl(resolve(projectRoot, DATA_DIR || '.data')))
  if (!url) return err('there is no database yet: run `npm start` beside this, or set DATABASE_URL')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.end()
    return ok(url)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return err(`no database (${reason}): run \`npm start\` beside this, or correct DATABASE_URL`)
  }
}
