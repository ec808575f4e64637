import 'server-only'
import type { MoveReason } from '#lib/powerpath/move-reason.ts'
import type { Help } from '#lib/powerpath/needs-help.ts'
import type { XpStanding } from '#lib/powerpath/xp.ts'
import type { ItemState } from '#lib/qti/item/item.ts'
import type { Difficulty } from '#lib/std/terms.ts'
import type { AttemptRow, ResponseRow } from './attempt-row.ts'

/** What a submit answered, but for the next question, which is served again from where it is stored. */
export type StoredResult = {
  correct: boolean
  score: number
  complete: boolean
  feedback: string[]
  /** What the item showed after it; absent where nothing may be shown. */
  outcomes?: ItemState['outcomes']
  /** How an adaptive attempt stood then, as the wire of applications tells it; absent in what is older. */
  totals?: Pick<AttemptRow, 'totalQuestions' | 'correctQuestions' | 'xp' | 'multiplier'>
  /** Of an item that takes several turns. */
  turn?: { taken: number; complete: boolean }
  /** Why the score moved so in an adaptive lesson. */
  move?: { reason: MoveReason; scoreBefore: number }
} & AdaptiveStanding

/** What an adaptive lesson said besides; absent for linear types. */
export type AdaptiveStanding = {
  questionsLeft?: number
  help?: Help
  xpStanding?: XpStanding
}

export type SubmissionRow = {
  result: StoredResult
  lessonId: string
  /** The number of the attempt and the identifier of the question that were answered. */
  attempt: number
  question: string
  attemptSeed: number
  itemId: string
  difficulty: Difficulty
  responses: ResponseRow['responses']
  next: { identifier: string; itemId: string; difficulty: Difficulty } | null
}
