import 'server-only'
import type { AttemptRow, QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { Standing } from '#lib/timeback/server/lessons/attempt/decide-on-attempt.ts'
import type { ScoredAnswer } from './score-answer.ts'

/** A scored answer to a question that may be answered, on the state it was decided on. */
export type Answered = {
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
