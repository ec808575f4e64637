import type pg from 'pg'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { toOpaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { assert } from '#lib/std/assert.ts'
import { hashSeed } from '#lib/std/random.ts'
import { itemBank } from './item-bank.ts'

/** An answer in the names that the student's latest attempt gives the choices; only the database knows them. */
export async function inShownNames(
  database: pg.Client,
  { email, lessonId }: { email: string; lessonId: string },
  identifier: string,
  responses: LexicalResponses,
): Promise<LexicalResponses> {
  const { rows } = await database.query(
    `SELECT a.seed FROM attempt a JOIN "user" u ON u.id = a.student_id
     WHERE u.email = $1 AND a.lesson_id = $2 ORDER BY a.number DESC LIMIT 1`,
    [email, lessonId],
  )
  const item = itemBank.get(identifier)
  assert(item && rows[0], 'the lesson is open and the item is ours')
  return toOpaqueIdentifiers(item, rows[0].seed ^ hashSeed(identifier), responses)
}
