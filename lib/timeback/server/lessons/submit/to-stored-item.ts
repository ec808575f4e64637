import 'server-only'
import type { StoredResult } from '#lib/db/attempts/submissions.ts'
import type { ScoredAnswer } from './score-answer.ts'

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
