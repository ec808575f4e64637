import 'server-only'
import type { AttemptRow } from '#lib/db/attempt-row.ts'
import type { Database } from '#lib/db/client.ts'
import { type LessonRow, listPool, type PoolRow } from '#lib/db/lessons.ts'
import { subTestOf } from '#lib/powerpath/assessment-bank.ts'

/**
 * What an attempt can ask now: of an assessment bank its own sub-test, also after a reset (Timeback protocol
 * §1.1, 7). Where the lesson was imported anew without that one, whose turn it would be.
 */
export async function attemptPool(
  db: Database,
  lesson: Pick<LessonRow, 'id' | 'subTests'>,
  { subTest, number }: Pick<AttemptRow, 'subTest' | 'number'>,
): Promise<PoolRow[]> {
  const gone = subTest !== null && subTest > lesson.subTests
  return listPool(db, lesson.id, gone ? subTestOf(number, lesson.subTests) : subTest)
}
