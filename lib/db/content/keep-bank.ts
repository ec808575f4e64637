import 'server-only'
import type { Prisma } from '#prisma/generated/client.ts'

/**
 * Before a lesson gets other questions: keeps those that it has for the adaptive attempts that began with them,
 * closed ones too, as they may be reset and are shown with their bank. Linear ones have their own copy. A change
 * that was decided on the questions so far is refused, as each attempt's version grows.
 */
export async function keepBank(tx: Prisma.TransactionClient, lessonId: string): Promise<void> {
  await tx.$executeRaw`
    WITH began AS (
      SELECT id FROM attempt
      WHERE lesson_id = ${lessonId} AND lesson_type = 'powerpath-100' AND kept_bank_id IS NULL FOR NO KEY UPDATE),
    bank AS (
      INSERT INTO kept_bank (id, lesson_id) SELECT gen_random_uuid(), ${lessonId}
      WHERE EXISTS (SELECT FROM began) RETURNING id),
    kept AS (
      INSERT INTO kept_bank_item
        (bank_id, position, sub_test, item_id, identifier, difficulty, rating, typical_ms)
      SELECT bank.id, i.position, i.sub_test, i.item_id, i.identifier, i.difficulty, i.rating, i.typical_ms
      FROM bank, lesson_item i WHERE i.lesson_id = ${lessonId})
    UPDATE attempt SET kept_bank_id = bank.id, version = version + 1
    FROM bank, began WHERE attempt.id = began.id`
}
