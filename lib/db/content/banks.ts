import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

/** A question that a lesson can serve; `id` is the item's identifier. */
export type PoolRow = {
  id: string
  difficulty: 'easy' | 'medium' | 'hard'
  itemId: string
  /** Of an assessment bank; 1 where there is only one. */
  subTest: number
  /** Chance of a right answer by guessing; like the others `null` where it is not known. */
  guessing: number | null
  /** Elo rating in logits. */
  rating: number | null
  typicalMs: number | null
  /** Whether an answer to it can be worth anything. */
  scored: boolean
}

/** What a lesson asks now, or asked before it was imported with other questions. */
export type BankKey = { lessonId: string; keptBankId?: string | null }

export type Bank = {
  /** The lesson's: while it is the same, so is each bank that the lesson has or had. */
  version: string
  /** In their order. */
  questions: PoolRow[]
}

const read = prepare<BankKey>('read-bank', ($) => {
  const kept = $(({ keptBankId }) => keptBankId, 'uuid')
  const cells = 'position, sub_test, item_id, identifier, difficulty, rating, typical_ms'
  return `SELECT l.bank_version AS version, coalesce((
    SELECT json_agg(json_build_object('id', b.identifier, 'difficulty', b.difficulty, 'itemId', b.item_id,
      'subTest', b.sub_test, 'guessing', i.guessing, 'rating', b.rating, 'typicalMs', b.typical_ms,
      'scored', i.scored) ORDER BY b.position)
    FROM (
      SELECT ${cells} FROM lesson_item WHERE lesson_id = l.id AND ${kept} IS NULL
      UNION ALL
      SELECT ${cells} FROM kept_bank_item WHERE bank_id = ${kept}
    ) b JOIN item i ON i.id = b.item_id), '[]') AS questions
  FROM lesson l WHERE l.id = ${$(({ lessonId }) => lessonId, 'text')}`
})

/** `null` where there is no such lesson. */
export async function readBank(db: Database, key: BankKey): Promise<Bank | null> {
  const [row] = await query<Bank, BankKey>(db, read, key)
  return row ?? null
}

/** The questions of a lesson as it is now. */
export async function listPool(db: Database, lessonId: string): Promise<PoolRow[]> {
  return (await readBank(db, { lessonId }))?.questions ?? []
}
