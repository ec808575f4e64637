import 'server-only'
import type { AttemptChange, AttemptRow, QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { StoredResult } from '#lib/db/attempts/submissions.ts'
import type { Standing } from '#lib/timeback/server/lessons/attempt/decide-on-attempt.ts'
import type { ScoredAnswer } from './score-answer.ts'

/** A scored answer to a question that may be answered, on the state it was decided on. */
export type AnswerToSave = {
  /** As the attempt began with it. */
  lesson: Standing['lesson']
  attempt: AttemptRow
  standing: Standing
  question: QuestionRow
  answer: ScoredAnswer
  /** From shown to submitted, as the client measured it. */
  responseMs: number | undefined
  submissionId: string
}

/** A change of the attempt that changes nothing but its version. */
export function unchanged(attempt: AttemptRow): AttemptChange {
  const { status, score, totalQuestions, correctQuestions, xp, multiplier, helpCause, completedAt } = attempt
  return { status, score, totalQuestions, correctQuestions, xp, multiplier, helpCause, completedAt }
}

/** What the column holds, about 24 days: an attempt may be left for longer. */
const most = 2 ** 31 - 1

/** Whole milliseconds from the one moment to the other; clocks of several servers may differ a little. */
export function millisecondsBetween(from: Date, to: Date): number {
  return Math.min(most, Math.max(0, to.getTime() - from.getTime()))
}

type StoredItem = Pick<StoredResult, 'feedback' | 'outcomes' | 'turn'>

/** What a submit's answer shows of the item: all that the answer has earned. */
export function toStoredItem({ feedback, state, turns, ends }: ScoredAnswer): StoredItem {
  const turn = turns && { taken: turns.state.numAttempts, complete: ends }
  return { feedback, outcomes: state.outcomes, ...(turn && { turn }) }
}

/**
 * The same in a lesson that withholds what is right: nothing, but for what an item of several turns shows
 * between them. What its last turn earned waits for the end (QTI 3, `show-feedback`).
 */
export function toWithheldItem(answer: ScoredAnswer): StoredItem {
  if (!answer.turns) return { feedback: [] }
  const shown = toStoredItem(answer)
  return answer.ends ? { ...shown, feedback: [], outcomes: answer.turns.seen } : shown
}
