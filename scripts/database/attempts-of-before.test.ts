import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'

/** What the migration makes of attempts that stored no lesson type. */
const migration = '20261130100100_attempts_keep_their_lesson'
const student = '00000000-0000-4000-8000-000000000001'
const folder = new URL('../../prisma/migrations/', import.meta.url)

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase(null)
  client = new pg.Client(database.url)
  await client.connect()
  const names = (await readdir(folder)).filter((name) => /^\d/.test(name)).sort()
  for (const name of names.slice(0, names.indexOf(migration))) await apply(name)
  await client.query(before)
  await apply(migration)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function apply(name: string) {
  await client.query(await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'))
}

const at = (minute: number) => `'2026-11-01T10:${String(minute).padStart(2, '0')}:00Z'`
const id = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`

/** Of each lesson one attempt; the number is the attempt's, too. */
const lessons = [
  { type: 'quiz', status: 'finalized', xp: 'NULL', multiplier: '1', worth: 'NULL', served: [0, 0] },
  { type: 'powerpath-100', status: 'finalized', xp: '12.5', multiplier: '1.25', worth: '20', served: [0, 1] },
  { type: 'powerpath-100', status: 'open', xp: 'NULL', multiplier: 'NULL', worth: '15', served: [0, 0] },
  { type: 'quiz', status: 'superseded', xp: 'NULL', multiplier: 'NULL', worth: '15', served: [0] },
  { type: 'unit-test', status: 'open', xp: 'NULL', multiplier: 'NULL', worth: '8', served: [0, 0, 0] },
]

const before = `
  INSERT INTO "user" (id, email, name) VALUES ('${student}', 'a@example.com', 'A');
  INSERT INTO course (id, code, title, subject, total_lessons) VALUES ('c', 'C', 'C', 'Math', 10);
  INSERT INTO component (id, course_id, title) VALUES ('u', 'c', 'U');
  INSERT INTO item (id, identifier, sha256, title, xml) VALUES ('${id(99)}', 'i', 's', 't', 'x');
  ${lessons
    .map(
      ({ type, status, xp, multiplier, worth, served }, n) => `
    INSERT INTO lesson (id, course_id, component_id, title, type, xp, mastery_threshold)
      VALUES ('l${n}', 'c', 'u', 'L', '${type}', ${worth}, 85);
    INSERT INTO attempt (id, student_id, lesson_id, number, status, xp, multiplier, seed, sub_test, completed_at)
      VALUES ('${id(n)}', '${student}', 'l${n}', 1, '${status}', ${xp}, ${multiplier}, 1, ${n === 0 ? 3 : 'NULL'},
        ${status === 'finalized' ? at(9) : 'NULL'});
    ${served
      .map(
        (minute, ordinal) => `INSERT INTO attempt_question
        (id, attempt_id, ordinal, item_id, identifier, difficulty, served_at)
        VALUES (gen_random_uuid(), '${id(n)}', ${ordinal + 1}, '${id(99)}', 'i${ordinal}', 'easy', ${at(minute)});`,
      )
      .join('')}`,
    )
    .join('')}`

test('attempts from before keep what they show, else take what their lesson is', async () => {
  const { rows } =
    await client.query(`SELECT lesson_type, xp, xp_worth, mastery_threshold, sub_test, total_questions
    FROM attempt ORDER BY lesson_id`)
  const threshold = { mastery_threshold: 85 }
  expect(rows).toMatchObject([
    // It gave no XP then and says so now; its bank has one sub-test left.
    { ...threshold, lesson_type: 'quiz', xp: 0, xp_worth: 0, sub_test: 1 },
    { ...threshold, lesson_type: 'powerpath-100', xp: 12.5, xp_worth: 10 },
    // All questions at once: a quiz whose lesson was imported as another type since.
    { ...threshold, lesson_type: 'quiz', xp: null, xp_worth: 15, total_questions: 2 },
    { ...threshold, lesson_type: 'powerpath-100', xp: null },
    { ...threshold, lesson_type: 'unit-test', xp_worth: 8, total_questions: 3 },
  ])
})

test('an attempt that the version before begins after it has the type of its lesson', async () => {
  await client.query(`INSERT INTO attempt (id, student_id, lesson_id, number, previous, seed)
    VALUES (gen_random_uuid(), '${student}', 'l1', 2, 1, 1)`)
  const { rows } = await client.query(
    `SELECT lesson_type, xp_worth, mastery_threshold FROM attempt WHERE number = 2`,
  )
  expect(rows).toEqual([{ lesson_type: 'powerpath-100', xp_worth: 20, mastery_threshold: 85 }])
})
