import 'server-only'
import type { AttemptChange, AttemptRow, QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { Standing } from '#lib/db/attempts/loaded-attempt.ts'
import { movedAttempt } from '#lib/db/attempts/moved-attempt.ts'
import type { Presumption } from '#lib/db/attempts/presumption.ts'
import { type Decided, saveAttempt } from '#lib/db/attempts/save-attempt.ts'
import type { StoredResult } from '#lib/db/attempts/submissions.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { forgetAttempt, keepAttempt } from '#lib/timeback/server/lessons/attempt/kept-attempts.ts'
import type { ScoredAnswer } from './score-answer.ts'

/** A scored answer to a question that may be answered, on the state it was decided on. */
export type AnswerToSave = {
  /** As the attempt began with it. */
  lesson: Standing['lesson']
  attempt: AttemptRow
  standing: Standing
  /** Where it was not read for this answer. */
  presumed: Presumption | undefined
  question: QuestionRow
  answer: ScoredAnswer
  /** From shown to submitted, as the client measured it. */
  responseMs: number | undefined
  submissionId: string
}

/** Stores it with what it leads to, as `saveAttempt` does, and keeps the attempt for the next one. */
export async function saveAnswer(
  { db }: Deps,
  { lesson, standing, attempt, presumed, submissionId }: AnswerToSave,
  decided: Omit<Decided, 'attempt' | 'presumed'>,
): Promise<boolean> {
  // What an end leads to is told with titles and names, which nothing checks.
  const isEnd = decided.change.status !== 'open'
  if (presumed && isEnd) return false
  const saved = await saveAttempt(db, { ...decided, attempt, presumed })
  if (saved)
    keepAttempt(db, { ...standing, attempt: movedAttempt(attempt, { ...decided, attempt }) }, submissionId)
  else forgetAttempt(db, { student: attempt.studentId, lesson: lesson.id })
  return saved
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
