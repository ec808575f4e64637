import 'server-only'
import type { LessonType } from '#lib/powerpath/lesson-type.ts'
import type { MoveReason } from '#lib/powerpath/move-reason.ts'
import type { ItemState } from '#lib/qti/item/item.ts'

/** An attempt with everything that was served in it, in order. */
export type AttemptRow = {
  id: string
  studentId: string
  lessonId: string
  number: number
  status: 'open' | 'finalized' | 'superseded'
  score: number
  totalQuestions: number
  correctQuestions: number
  xp: number | null
  multiplier: number | null
  /** What the lesson was when it began: a later import changes it for the next attempt only. */
  lessonType: LessonType
  /** XP before the multiplier; 0 where the lesson gives none. */
  xpWorth: number
  masteryThreshold: number
  /** The questions that an adaptive one began with; `null` while the lesson still has them. */
  keptBankId: string | null
  /** The policy it began with. */
  policy: 'published' | 'evidence'
  /** The sub-test of an assessment bank that it asks; `null` where the lesson was none when it began. */
  subTest: number | null
  /** Grows with every reset: only what was served in this round counts, and is here. */
  round: number
  /** Why it yields to a student who is not getting there; `null` while it need not. */
  helpCause: 'many-questions' | 'no-new-questions' | 'misses-in-a-row' | 'low-accuracy' | null
  seed: number
  /** Grows with every change; a save is refused if it has moved on. */
  version: number
  startedAt: Date
  completedAt: Date | null
  questions: QuestionRow[]
}

/** One serving; `identifier` is the item's, `itemId` the version that was served. */
export type QuestionRow = {
  id: string
  ordinal: number
  itemId: string
  identifier: string
  difficulty: 'easy' | 'medium' | 'hard'
  /** What was known of the item when it was served; `null` in linear attempts. */
  profile: { guessing: number; rating: number; typicalMs: number | null } | null
  /** The student had never been shown it, nor its key; `null` in linear attempts. */
  firstExposure: boolean | null
  servedAt: Date
  /** Whether an answer to it can be worth anything; what cannot counts neither for the student nor against. */
  scored: boolean
  /** The turns at an item that takes several; `null` before the first, and of every other item. */
  turns: ItemTurns | null
  response: ResponseRow | null
}

/** How far an item of several turns is (QTI 3, adaptive items). */
export type ItemTurns = {
  state: ItemState
  /** The outcomes that were on the screen when the last turn was taken. */
  seen: ItemState['outcomes']
}

export type ResponseRow = {
  responses: Record<string, string | string[] | null>
  correct: boolean
  score: number
  maxScore: number
  scoreBefore: number
  scoreAfter: number
  /** “I don’t know yet”. */
  skipped: boolean
  /** From shown to submitted; `null` where it was not measured. */
  responseMs: number | null
  /** Why the score moved so; `null` in linear attempts. */
  reason: MoveReason | null
  answeredAt: Date
}

/** A serving that is about to be stored. */
export type NewQuestion = Omit<QuestionRow, 'servedAt' | 'turns' | 'response'>

/** What a change of an attempt does to its own row. */
export type AttemptChange = Pick<
  AttemptRow,
  | 'status'
  | 'score'
  | 'totalQuestions'
  | 'correctQuestions'
  | 'xp'
  | 'multiplier'
  | 'helpCause'
  | 'completedAt'
>
