import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Database } from '#lib/db/client.ts'
import { type BankKey, type PoolRow, readBank } from '#lib/db/content/banks.ts'

type Asks = BankKey & {
  /** Of an assessment bank; `null` asks for all of them. */
  subTest: number | null
  /** The lesson's, as it was read with the attempt; without it the bank is read anew. */
  bankVersion?: string | undefined
}

/** A bank is good for as long as the lesson has the version that it was read with. */
const kept = new LRUCache<string, PoolRow[]>({ max: 500 })

/** The questions that a lesson has, or had when the attempt began. */
export async function lessonPool(db: Database, { subTest, bankVersion, ...key }: Asks): Promise<PoolRow[]> {
  const known = bankVersion === undefined ? undefined : kept.get(keyOf(key, bankVersion))
  const questions = known ?? (await readAnew(db, key))
  return subTest === null ? questions : questions.filter((question) => question.subTest === subTest)
}

/**
 * What an adaptive attempt can ask: the questions that the lesson had when it began, and of an assessment bank
 * its own sub-test, also after a reset (Timeback protocol §1.1, 7). What is not scored is not asked: it could only
 * lower a score that every answer moves.
 */
export async function attemptPool(db: Database, asks: Asks): Promise<PoolRow[]> {
  return (await lessonPool(db, asks)).filter(({ scored }) => scored)
}

async function readAnew(db: Database, key: BankKey): Promise<PoolRow[]> {
  const bank = await readBank(db, key)
  if (!bank) return []
  kept.set(keyOf(key, bank.version), bank.questions)
  return bank.questions
}

function keyOf({ lessonId, keptBankId }: BankKey, version: string): string {
  return `${version} ${keptBankId ?? lessonId}`
}
