import type { MoveReason } from './move-reason.ts'
import type { Candidates, PoolItem } from './question-pool.ts'
import type { ItemProfile } from './response-model.ts'

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
  /** The standing after an answer; its score is a whole number in 0–100. */
  score(standing: Standing, question: AskedQuestion, answer: GivenAnswer): Move
  /** The question to serve next, null only for an empty pool; the order of the pool makes no difference. */
  select<Item extends PoolItem>(standing: Standing, candidates: Candidates<Item>): Item | null
  /** True when the answer can move the score. */
  counts(question: AskedQuestion, answer: GivenAnswer): boolean
  /** About how many questions are left to 100, after answers that counted; see `questionsLeft`. */
  questionsLeft(score: number, answers: { total: number; correct: number }, guessing: number): number
}
