import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'

/** What the migrations make of a school that worked before it had settings, owners and assignments. */

const first = '20261201100000_a_school'
const last = '20261201140000_rosters'
const folder = new URL('../../prisma/migrations/', import.meta.url)
let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase(null)
  client = new pg.Client(database.url)
  await client.connect()
  const names = (await readdir(folder)).filter((name) => /^\d/.test(name)).sort()
  const apply = async (name: string) =>
    client.query(await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'))
  for (const name of names.slice(0, names.indexOf(first))) await apply(name)
  await client.query(`
    INSERT INTO "user" (id, email, name) VALUES (gen_random_uuid(), 'a@example.com', 'A');
    INSERT INTO class (id, title) VALUES (gen_random_uuid(), '3A');
    INSERT INTO course (id, code, title, subject, grade, total_lessons) VALUES ('c', 'C', 'C', 'Math', 3, 10);
    INSERT INTO component (id, course_id, title) VALUES ('u', 'c', 'U');
    INSERT INTO lesson (id, course_id, component_id, title, type)
      VALUES ('math-3-placement', 'c', 'u', 'L', 'placement'), ('imported', 'c', 'u', 'L', 'quiz')`)
  for (const name of names.slice(names.indexOf(first), names.indexOf(last) + 1)) await apply(name)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const read = async (sql: string) => (await client.query(sql)).rows

test('the school has been set up, and nobody is locked', async () => {
  expect(await read('SELECT set_up_at IS NOT NULL AS done FROM organisation')).toEqual([{ done: true }])
  expect(await read('SELECT locked_at, has_email FROM "user"')).toEqual([
    { locked_at: null, has_email: true },
  ])
})

test('its courses are the configuration’s and keep the number of their lessons', async () => {
  const columns = 'source, derives_total AS derives, total_lessons AS total, withdrawn_at AS withdrawn'
  expect(await read(`SELECT ${columns} FROM course`)).toEqual([
    { source: 'configuration', derives: false, total: 10, withdrawn: null },
  ])
})

test('the app’s own lessons are the app’s, all others the school’s, and all are listed', async () => {
  const columns = 'id, owned_by_app AS app, owner_id AS owner, withdrawn_at AS withdrawn'
  expect(await read(`SELECT ${columns} FROM lesson ORDER BY id`)).toEqual([
    { id: 'imported', app: false, owner: null, withdrawn: null },
    { id: 'math-3-placement', app: true, owner: null, withdrawn: null },
  ])
})

const refused = (sql: string, rule: string) =>
  expect(client.query(sql)).rejects.toMatchObject({ constraint: rule })

test('from then on the database refuses what contradicts itself', async () => {
  const course = (
    id: string,
    source: string,
  ) => `INSERT INTO course (id, code, title, subject, grade, total_lessons, source)
    VALUES ('${id}', '${id}', 'D', 'Math', 3, 10, '${source}')`
  await client.query(course('school-s', 'school'))
  await refused(course('twice', 'configuration'), 'course_configured_key')
  await refused(`UPDATE "user" SET has_email = false`, 'user_made_up_address')
  await refused('UPDATE organisation SET audit_days = 0', 'organisation_days')
  await refused(
    `UPDATE lesson SET owner_id = (SELECT id FROM "user") WHERE id = 'math-3-placement'`,
    'lesson_one_owner',
  )
})

test('an assignment is of one thing to one target, begins before it is due, and is given once until it is removed', async () => {
  const give = (columns: string, values: string) =>
    `INSERT INTO assignment (${columns}) SELECT ${values} FROM class c, "user" s`
  await client.query(give('class_id, lesson_id', `c.id, 'imported'`))
  await refused(give('class_id, lesson_id', `c.id, 'imported'`), 'assignment_once')
  await client.query(give('class_id, component_id', `c.id, 'u'`))
  await client.query(give('student_id, lesson_id', `s.id, 'imported'`))
  await refused(give('class_id, student_id, lesson_id', `c.id, s.id, 'imported'`), 'assignment_to_one')
  await refused(give('lesson_id', `'imported'`), 'assignment_to_one')
  await refused(give('class_id', 'c.id'), 'assignment_of_one')
  await refused(give('class_id, lesson_id, component_id', `c.id, 'imported', 'u'`), 'assignment_of_one')
  const dates = (begins: string, due: string) =>
    give('student_id, component_id, begins_at, due_at', `s.id, 'u', '${begins}', '${due}'`)
  await refused(dates('2026-03-03', '2026-03-02'), 'assignment_begins_first')
  await client.query('UPDATE assignment SET removed_at = now()')
  await client.query(give('class_id, lesson_id', `c.id, 'imported'`))
})
