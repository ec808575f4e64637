import 'server-only'
import type { AttemptRow, QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { LessonRow } from '#lib/db/content/lessons.ts'
import type { ScoredAnswer } from './score-answer.ts'

/** A scored answer to a question that may be answered, on the state it was decided on. */
export type Answered = {
  lesson: LessonRow
  attempt: AttemptRow
  question: QuestionRow
  answer: ScoredAnswer
  /** From shown to submitted, as the client measured it. */
  responseMs: number | undefined
  submissionId: string
}
