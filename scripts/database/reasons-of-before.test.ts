import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceReason } from '#lib/powerpath/evidence-policy.ts'
import { explainMove, type MoveReason } from '#lib/powerpath/move-reason.ts'
import { publishedReason } from '#lib/powerpath/published-policy.ts'
import { createTestDatabase, type TestDatabase } from '#scripts/testing/database/create-test-database.ts'

/** What the migration makes of answers whose reason was stored as a sentence. */
const migration = '20261130190010_reasons_are_codes'
const folder = new URL('../../prisma/migrations/', import.meta.url)
const student = '00000000-0000-4000-8000-000000000001'
const id = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`

const moved = (before: number, after: number) => ({ before, after })
const reasons: { reason: MoveReason; before: number; after: number }[] = [
  ...(['right', 'wrong', 'skipped'] as const).flatMap((answer) =>
    [moved(10, answer === 'right' ? 20 : 4), moved(80, answer === 'right' ? 85 : 70), moved(0, 0)]
      .filter(({ before, after }) => answer !== 'right' || after > before)
      .map((score) => ({ reason: publishedReason(answer, score), ...score })),
  ),
  { reason: 'reached-100', ...moved(95, 100) },
  ...[moved(40, 53), moved(40, 45), moved(40, 42)].map((score) => ({
    ...{ reason: evidenceReason('right', score), ...score },
  })),
  { reason: evidenceReason('wrong', moved(40, 29)), ...moved(40, 29) },
  { reason: evidenceReason('skipped', moved(40, 36)), ...moved(40, 36) },
  { reason: evidenceReason('skipped', moved(37, 37)), ...moved(37, 37) },
  { reason: 'repeat', ...moved(40, 40) },
  { reason: 'rapid', ...moved(40, 40) },
]

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase(null)
  client = new pg.Client(database.url)
  await client.connect()
  const names = (await readdir(folder)).filter((name) => /^\d/.test(name)).sort()
  for (const name of names.slice(0, names.indexOf(migration))) await apply(name)
  await client.query(`
    INSERT INTO "user" (id, email, name) VALUES ('${student}', 'a@example.com', 'A');
    INSERT INTO course (id, code, title, subject, total_lessons) VALUES ('c', 'C', 'C', 'Math', 10);
    INSERT INTO component (id, course_id, title) VALUES ('u', 'c', 'U');
    INSERT INTO item (id, identifier, sha256, title, xml) VALUES ('${id(999)}', 'i', 's', 't', 'x');
    INSERT INTO lesson (id, course_id, component_id, title, type) VALUES ('l', 'c', 'u', 'L', 'powerpath-100');
    INSERT INTO attempt (id, student_id, lesson_id, number, seed, lesson_type)
      VALUES ('${id(998)}', '${student}', 'l', 1, 1, 'powerpath-100')`)
  for (const [index, { reason, before, after }] of reasons.entries())
    await insert(index + 1, { before, after, sentence: explainMove(reason, { before, after }) })
  await insert(100, { before: 20, after: 20, sentence: 'You do not know it yet. Your score stays the same.' })
  await insert(101, { before: 0, after: 0, sentence: null })
  await apply(migration)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function apply(name: string) {
  await client.query(await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'))
}

async function insert(
  number: number,
  { before, after, sentence }: { before: number; after: number; sentence: string | null },
) {
  const result = {
    correct: false,
    score: after,
    complete: false,
    feedback: [],
    ...(sentence && { reason: sentence }),
  }
  await client.query(
    `INSERT INTO attempt_question (id, attempt_id, ordinal, item_id, identifier, difficulty)
     VALUES ($1, $2, $3, $4, 'i', 'easy')`,
    [id(number), id(998), number, id(999)],
  )
  await client.query(
    `INSERT INTO item_response
      (question_id, responses, correct, score, max_score, score_before, score_after, reason)
     VALUES ($1, '{}', false, 0, 1, $2, $3, $4)`,
    [id(number), before, after, sentence],
  )
  await client.query(
    `INSERT INTO submission (student_id, id, question_id, responses, result) VALUES ($1, $2, $2, '{}', $3)`,
    [student, id(number), JSON.stringify(result)],
  )
}

async function stored(number: number) {
  const { rows } = await client.query(
    `SELECT r.reason, s.result FROM item_response r JOIN submission s ON s.question_id = r.question_id
     WHERE r.question_id = $1`,
    [id(number)],
  )
  return rows[0]
}

test.each(reasons.map((each, index) => ({ ...each, number: index + 1 })))(
  'the sentence of $reason from $before to $after is a code, which says the same',
  async ({ number, reason, before, after }) => {
    const row = await stored(number)
    expect(row.reason).toBe(reason)
    expect(row.result).toEqual({
      ...{ correct: false, score: after, complete: false, feedback: [] },
      move: { reason, scoreBefore: before },
    })
  },
)

test('an earlier wording is the same code, and where there was no sentence there is no code', async () => {
  expect(await stored(100)).toMatchObject({
    ...{ reason: 'skipped-unmoved', result: { move: { reason: 'skipped-unmoved', scoreBefore: 20 } } },
  })
  const { reason, result } = await stored(101)
  expect([reason, 'move' in result, 'reason' in result]).toEqual([null, false, false])
})

test('no sentence is left in a row', async () => {
  const { rows } = await client.query(
    `SELECT reason FROM item_response WHERE reason LIKE '% %'
     UNION ALL SELECT result::text FROM submission WHERE result::text LIKE '%. %'`,
  )
  expect(rows).toEqual([])
})
