import { createRandom } from '#lib/std/random.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { accuracy } from './accuracy.ts'
import {
  type AdaptiveAttempt,
  asAsked,
  policyOf,
  type ServedQuestion,
  standingOf,
} from './attempt-standing.ts'
import type { Difficulty } from './difficulty.ts'
import { toItemProfile } from './item-profile.ts'
import type { MoveReason } from './move-reason.ts'
import { COMPLETE_SCORE } from './published-score.ts'
import { scoringPolicies } from './scoring-policies.ts'
import type { GivenAnswer, PolicyName } from './scoring-policy.ts'
import type { PoolItem } from './select-question.ts'

export type { AdaptiveAttempt, ServedQuestion }

export type AnswerLog = {
  questionId: string
  correct: boolean
  scoreBefore: number
  scoreAfter: number
  /** Why the score moved so. */
  reason: MoveReason
}

export function startAdaptiveAttempt(seed: number, policy: PolicyName = 'published'): AdaptiveAttempt {
  return { seed, policy, score: scoringPolicies[policy].start.score, served: [] }
}

/**
 * Serves the open question again, else the next one; null at 100 or for an empty pool. Chance comes from
 * the seed and the ordinal, so the same arguments always serve the same question.
 */
export function serveNext(
  state: AdaptiveAttempt,
  pool: readonly PoolItem[],
  seenBefore: ReadonlySet<string>,
): { state: AdaptiveAttempt; served: ServedQuestion | null } {
  if (state.score >= COMPLETE_SCORE) return { state, served: null }
  const open = openQuestion(state)
  if (open) return { state, served: open }
  const ordinal = state.served.length + 1
  const seenInAttempt = state.served.map(({ questionId }) => questionId)
  const random = createRandom(state.seed, ordinal)
  const item = policyOf(state).select(standingOf(state), { pool, seenInAttempt, seenBefore, random })
  if (!item) return { state, served: null }
  const served: ServedQuestion = {
    ordinal,
    questionId: item.id,
    difficulty: item.difficulty,
    profile: toItemProfile(item),
    firstExposure: !seenBefore.has(item.id) && !seenInAttempt.includes(item.id),
    answer: null,
  }
  return { state: { ...state, served: [...state.served, served] }, served }
}

/**
 * Scores the open question. `correct` means the item's maximum: partial credit is wrong (Timeback protocol
 * §2.2). `stale` when `questionId` is not the open question, `completed` at 100; neither changes anything.
 */
export function answerServed(
  state: AdaptiveAttempt,
  questionId: string,
  given: GivenAnswer,
): Result<{ state: AdaptiveAttempt; log: AnswerLog }, 'stale' | 'completed'> {
  if (state.score >= COMPLETE_SCORE) return err('completed')
  const open = openQuestion(state)
  if (open?.questionId !== questionId) return err('stale')
  const { standing, reason } = policyOf(state).score(standingOf(state), asAsked(state, open), given)
  const [correct, scoreBefore, scoreAfter] = [given.correct && !given.skipped, state.score, standing.score]
  const { skipped, responseMs } = given
  const answered = { ...open, answer: { correct, skipped, responseMs, scoreBefore, scoreAfter } }
  return ok({
    state: { ...state, score: scoreAfter, served: [...state.served.slice(0, -1), answered] },
    log: { questionId, correct, scoreBefore, scoreAfter, reason },
  })
}

/** Counts the answers given, a repeated question each time; `accuracy` 0–100, 0 without answers, and what decides XP. */
export function totals(state: AdaptiveAttempt) {
  const answers = state.served.flatMap(({ answer }) => answer ?? [])
  const correctQuestions = answers.filter(({ correct }) => correct).length
  return {
    totalQuestions: answers.length,
    correctQuestions,
    accuracy: accuracy(correctQuestions, answers.length),
    xp: { right: correctQuestions, counted: answers.filter(({ skipped }) => !skipped).length },
  }
}

/** How many items of each level were not yet served in this attempt (Timeback protocol §2.2). */
export function remainingPerDifficulty(
  state: AdaptiveAttempt,
  pool: readonly PoolItem[],
): Record<Difficulty, number> {
  const seen = new Set(state.served.map(({ questionId }) => questionId))
  const remaining = { easy: 0, medium: 0, hard: 0 }
  for (const { id, difficulty } of pool) if (!seen.has(id)) remaining[difficulty] += 1
  return remaining
}

function openQuestion(state: AdaptiveAttempt): ServedQuestion | null {
  const last = state.served.at(-1)
  return last && !last.answer ? last : null
}
