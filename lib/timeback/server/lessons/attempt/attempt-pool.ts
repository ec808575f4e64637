import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { Database } from '#lib/db/client.ts'
import { listKeptPool, listPool, type PoolRow } from '#lib/db/content/lessons.ts'

/**
 * What an adaptive attempt can ask: the questions that the lesson had when it began, and of an assessment bank
 * its own sub-test, also after a reset (Timeback protocol §1.1, 7). What is not scored is not asked: it could only
 * lower a score that every answer moves.
 */
export async function attemptPool(
  db: Database,
  { lessonId, keptBankId, subTest }: Pick<AttemptRow, 'lessonId' | 'keptBankId' | 'subTest'>,
): Promise<PoolRow[]> {
  const pool = await (keptBankId === null
    ? listPool(db, lessonId, subTest)
    : listKeptPool(db, keptBankId, subTest))
  return pool.filter(({ scored }) => scored)
}
