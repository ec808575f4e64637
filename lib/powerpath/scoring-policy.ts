import { assert } from '#lib/std/assert.ts'
import type { Random } from '#lib/std/random.ts'
import type { MoveReason } from './move-reason.ts'
import type { ItemFacts, ItemProfile } from './response-model.ts'

/** How an adaptive lesson moves the score and picks questions; chosen per lesson. */

/** All that a policy remembers of the answers so far. */
export type Standing = {
  /** 0–100, whole; 100 is complete. */
  score: number
  /** Running estimate in logits; what a policy does not use stays as it is. */
  ability: number
}

/** A question as it was served. */
export type AskedQuestion = {
  profile: ItemProfile
  /** The student had never been shown it, nor its key. */
  firstExposure: boolean
}

export type GivenAnswer = {
  /** The item's maximum: partial credit is wrong (Timeback protocol §2.2). */
  correct: boolean
  /** “I don't know yet.” Never correct. */
  skipped?: boolean | undefined
  /** From shown to submitted; null or absent when it was not measured. */
  responseMs?: number | null | undefined
}

type Move = {
  standing: Standing
  /** Why the score moved so. */
  reason: MoveReason
}

/** Pure: the same arguments give the same move, question and estimate. */
export type ScoringPolicy = {
  start: Standing
  /** Whether answers move the ability; where they do not, it need not be worked out from the log. */
  estimatesAbility: boolean
  /** The standing after an answer; its score is a whole number in 0–100. */
  score(standing: Standing, question: AskedQuestion, answer: GivenAnswer): Move
  /** The question to serve next, null only for an empty pool; the order of the pool makes no difference. */
  select<Item extends PoolItem>(standing: Standing, candidates: Candidates<Item>): Item | null
  /** True when the answer can move the score. */
  counts(question: AskedQuestion, answer: GivenAnswer): boolean
  /** About how many questions are left to 100, after answers that counted; see `questionsLeft`. */
  questionsLeft(score: number, answers: { total: number; correct: number }, guessing: number): number
}

/** A question that may be served; ids are unique in a pool. */
export type PoolItem = ItemFacts & { id: string }

export type Candidates<Item extends PoolItem> = {
  pool: readonly Item[]
  /** Ids served in this attempt, oldest first; an id served twice is there twice. */
  seenInAttempt: readonly string[]
  /** Ids that the student has seen, or seen the key of, anywhere before this attempt. */
  seenBefore: ReadonlySet<string>
  random: Random
}

/** One of the items, which are not none. Sorted first: a database promises no order, and a replay must pick the same. */
export function pick<Item extends PoolItem>(items: readonly Item[], random: Random): Item {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const picked = sorted[Math.floor(random() * sorted.length)]
  assert(picked, 'a level to pick from is not empty')
  return picked
}

/** The protocol leaves the order of repeats open (§2.2); this one never serves twice in a row. */
export function leastRecentlySeen<Item extends PoolItem>(
  pool: readonly Item[],
  seen: readonly string[],
): Item | null {
  const lastSeenAt = new Map(seen.map((id, index) => [id, index]))
  const lastIndex = ({ id }: Item) => lastSeenAt.get(id) ?? -1
  const [first = null] = pool
  return pool.reduce(
    (oldest, item) => (oldest && lastIndex(oldest) <= lastIndex(item) ? oldest : item),
    first,
  )
}
