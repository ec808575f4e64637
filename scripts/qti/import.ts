import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { openDatabase } from '#lib/db/client.ts'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { timebackConfig } from '#lib/timeback/config/course-config.ts'
import type { FileReport } from '#lib/timeback/contract/content.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { PackageFiles } from '#lib/timeback/server/content/package-files.ts'
import { readPackage } from '#lib/timeback/server/content/read-package.ts'
import { readZip } from '#lib/timeback/server/content/read-zip.ts'
import { createTimeback } from '#lib/timeback/server/timeback.ts'
import { findEmbeddedUrl } from '#scripts/embedded/embedded-database.mjs'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { isArchive, readBytes, readXmlFile } from './read-file.ts'
import { type Command, type Ended, readOptions, refuse } from './read-options.ts'

/** Tells what of a file or package can be imported; with a course, imports the package into it. */
export const command: Command = (args) => {
  const read = readOptions(args, ['course'])
  const [path, ...others] = read?.positionals ?? []
  const course = read?.options.course
  if (!path || others.length > 0) return 'usage'
  const bytes = readBytes(path)
  if (!bytes.ok) return refuse([`${path}:1: ${bytes.error}`])
  if (isArchive(path, bytes.value)) return importArchive(path, bytes.value, course)
  return course === undefined ? readItem(path) : 'usage'
}

function readItem(path: string): Ended {
  const xml = readXmlFile(path)
  if (!xml.ok) return refuse([`${path}:1: ${xml.error}`])
  const parsed = parseItemWithNotes(xml.value)
  if (!parsed.ok) return refuse(parsed.error.map(({ line, message }) => `${path}:${line}: ${message}`))
  const { value, notes } = parsed.value
  for (const { line, message } of notes) console.log(`${path}:${line}: note: ${message}`)
  console.log(`${path}: ${value.identifier}`)
  return 'done'
}

async function importArchive(path: string, bytes: Uint8Array, course: string | undefined): Promise<Ended> {
  const files = readZip(bytes)
  if (!files.ok) return refuse([`${path}:1: ${files.error.reason}`])
  if (course !== undefined) return store(path, files.value, course)
  const content = readPackage(files.value)
  return content.ok ? print(path, content.value.report) : refuse([`${path}:1: ${content.error}`])
}

async function store(path: string, files: PackageFiles, course: string): Promise<Ended> {
  const url = await findDatabaseUrl()
  if (!url.ok) return refuse([`${path}:1: ${url.error}`])
  const client = openDatabase(url.value)
  const { content } = createTimeback({
    ...{ db: client, config: timebackConfig, now: () => new Date(), seed: () => 0 },
    uuid: () => crypto.randomUUID(),
  })
  try {
    return print(path, await content.importPackage({ files, course }))
  } catch (cause) {
    if (cause instanceof DomainError) return refuse([`${path}:1: ${cause.message}`])
    throw cause
  } finally {
    await client.$disconnect()
  }
}

function print(path: string, report: FileReport[]): Ended {
  for (const entry of report)
    if (entry.status === 'imported') {
      console.log(`${path}/${entry.file}: ${entry.identifier}`)
      for (const note of entry.notes ?? []) console.log(`${path}/${entry.file}: note: ${note}`)
    } else console.error(`${path}/${entry.file}:${lineOf(entry.message)}: ${messageOf(entry)}`)
  return report.every(({ status }) => status === 'imported') ? 'done' : 'refused'
}

function messageOf({ status, message }: Exclude<FileReport, { status: 'imported' }>): string {
  return status === 'kept' ? `${message} (the earlier version stays in its lessons)` : message
}

/** The first line that the reason names. */
function lineOf(message: string): string {
  return /^(?:.*?: )?line (\d+)/.exec(message)?.[1] ?? '1'
}

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
