import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { runNode } from '#scripts/run/run-tool.mjs'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'

/** What a database holds, as sorted lines that can be compared. */
const catalogue = {
  columns: `SELECT table_name, column_name, udt_name, is_nullable, column_default, datetime_precision,
      character_maximum_length, numeric_precision, numeric_scale
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  indexes: `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  enums: `SELECT typname, enumlabel, enumsortorder FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid`,
  constraints: `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')
      AND conrelid::regclass::text <> '_prisma_migrations'`,
}

/** What prisma/schema.prisma cannot say: indexes of some rows only, and of what is worked out from them. */
const onlyInMigrations =
  /attempt_one_open|outbox_event_due|course_configured_key|course_code_folded|assignment_once/

let migrated: TestDatabase
let declared: TestDatabase

beforeAll(async () => {
  migrated = await createTestDatabase()
  declared = await createTestDatabase(null)
  const program = `const { schemaSql } = await import('#scripts/database/migrate.mjs')
    console.log(await schemaSql(${JSON.stringify(declared.url)}))`
  const sql = await runNode(
    ['--experimental-wasm-modules', '--no-warnings', '--input-type=module', '--eval', program],
    { failure: 'The schema could not be turned into SQL.' },
  )
  expect(sql).toContain('CREATE TABLE')
  await query(declared.url, sql)
})

afterAll(async () => {
  await migrated.drop()
  await declared.drop()
})

test.each(Object.entries(catalogue))('the migrations give the %s of schema.prisma', async (_part, sql) => {
  const linesOf = async ({ url }: TestDatabase) =>
    (await query(url, sql)).map((row) => JSON.stringify(row)).sort()
  const expected = await linesOf(declared)
  expect(expected.length).toBeGreaterThan(0)
  expect((await linesOf(migrated)).filter((line) => !onlyInMigrations.test(line))).toEqual(expected)
})

test('the migrations add the invariants that the schema language cannot say', async () => {
  const names = await query(migrated.url, `SELECT conname FROM pg_constraint WHERE contype = 'c'`)
  const open = await query(
    migrated.url,
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'attempt_one_open'`,
  )
  expect(names.map(({ conname }) => conname)).toContain('attempt_consecutive')
  expect(open[0]?.indexdef).toContain('UNIQUE')
})

test('a column that a later migration added asks nothing of an earlier version, which leaves it out', async () => {
  const folder = join(projectRoot, 'prisma/migrations')
  const files = (await readdir(folder)).filter((name) => /^\d/.test(name))
  const scripts = await Promise.all(
    files.map((name) => readFile(join(folder, name, 'migration.sql'), 'utf8')),
  )
  const statements = scripts.flatMap((script) => script.split(';'))
  const added = statements.flatMap((statement) => {
    const [, table] = /ALTER TABLE "(\w+)"/.exec(statement) ?? []
    return [...statement.matchAll(/ADD COLUMN\s+"(\w+)"/g)].map(([, column]) => `${table}.${column}`)
  })
  const demanding = await query(
    migrated.url,
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL AND is_generated = 'NEVER'`,
  )
  expect(added).toContain('application_credential.name')
  const triggers = await query(migrated.url, `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`)
  const supplied = new Set(['outbox_event.student_id'])
  // Nobody goes back to before the second migration, which came on the first one's day. A trigger fills this one.
  if (triggers.some(({ tgname }) => tgname === 'attempt_as_its_lesson')) supplied.add('attempt.lesson_type')
  const demanded = added.filter((name) => demanding.some((column) => column.name === name))
  expect(demanded.filter((name) => !supplied.has(name))).toEqual([])
})

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows ?? []
  } finally {
    await client.end()
  }
}
