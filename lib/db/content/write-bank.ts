import 'server-only'
import { saveLines } from '#lib/db/gradebook/grades.ts'
import { assert } from '#lib/std/assert.ts'
import { adaptiveType, type Difficulty } from '#lib/std/terms.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** A question's place in a lesson. */
export type Place = {
  identifier: string
  /** `null`: the version that the lesson has already. */
  itemId: string | null
  /** 1, 2, … */
  subTest: number
  difficulty: Difficulty
  /** How long students usually take; `null` where it is not known. */
  typicalMs: number | null
  /** Elo rating in logits; that of the same question before unless said. */
  rating?: number | null
}

type Tx = Prisma.TransactionClient

/**
 * What a lesson asks from now on: the one way to change it. Attempts go on with what they began; what was estimated
 * of a question that stays is kept.
 */
export async function writeBank(tx: Tx, lessonId: string, places: readonly Place[]): Promise<void> {
  const before = await tx.lessonItem.findMany({ where: { lessonId }, orderBy: { position: 'asc' } })
  const earlier = new Map(before.map((place) => [place.identifier, place]))
  const bank = places.map(({ rating, ...place }, position) => {
    const known = earlier.get(place.identifier)
    const itemId = place.itemId ?? known?.itemId
    assert(itemId, `the item ${place.identifier} of ${lessonId} is stored`)
    return { ...place, lessonId, position, itemId, rating: rating ?? known?.rating ?? null }
  })
  if (!isSameBank(before, bank)) await keepBank(tx, lessonId)
  await tx.lessonItem.deleteMany({ where: { lessonId } })
  await tx.lessonItem.createMany({ data: bank })
  await saveLines(tx, lessonId)
}

type BankItem = Pick<Prisma.LessonItemCreateManyInput, 'identifier' | 'itemId' | 'subTest' | 'difficulty'>

/** True when both ask the same versions of the same questions; estimates are of a question and not of a bank. */
function isSameBank(before: readonly BankItem[], after: readonly BankItem[]): boolean {
  const asked = (bank: readonly BankItem[]) =>
    JSON.stringify(
      bank.map(({ identifier, itemId, subTest, difficulty }) => [identifier, itemId, subTest, difficulty]),
    )
  return asked(before) === asked(after)
}

/**
 * Before a lesson gets other questions: keeps those that it has for the adaptive attempts that began with them,
 * closed ones too, as they may be reset and are shown with their bank. Linear ones have their own copy. A change
 * that was decided on the questions so far is refused, as each attempt's version grows.
 */
async function keepBank(tx: Tx, lessonId: string): Promise<void> {
  await tx.$executeRaw`
    WITH began AS (
      SELECT id FROM attempt
      WHERE lesson_id = ${lessonId} AND lesson_type = ${adaptiveType}::lesson_type AND kept_bank_id IS NULL FOR NO KEY UPDATE),
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
