import 'server-only'
import type { AttemptRow, QuestionRow } from '#lib/db/attempt-row.ts'
import { findAttempt } from '#lib/db/find-attempt.ts'
import { listPool } from '#lib/db/lessons.ts'
import { findSubmission } from '#lib/db/submissions.ts'
import { isAdaptive } from '#lib/powerpath/lesson-type.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LexicalResponses, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { attemptNotFound, requireLesson } from './require-lesson.ts'
import { retryDecision } from './retry-decision.ts'
import { scoreAnswer } from './score-answer.ts'
import { submitAdaptive } from './submit-adaptive.ts'
import { submitLinear } from './submit-linear.ts'
import { toSubmitResult } from './submit-result.ts'

export type SubmitInput = {
  lesson: string
  student: string
  question: string
  /** Stands for the item's one response variable. */
  response?: string | undefined
  responses?: LexicalResponses | undefined
  /** “I don’t know yet”, in place of an answer. */
  skipped?: boolean | undefined
  /** From shown to submitted; what the server measured is the most that is believed. */
  responseMs?: number | undefined
  /** The attempt that the student sees; refused as stale if it is not the latest. */
  attempt?: number | undefined
  /** Makes the submit safe to repeat: the same answer, one effect. */
  submissionId?: string | undefined
}

/**
 * Scores and keeps an answer (seed 002, `submit`); adaptive ones carry the next question. Throws
 * `VALIDATION_ERROR` with the variable's name, `…_NOT_FOUND`, `ALREADY_COMPLETED`, `STALE_ATTEMPT`.
 */
export async function submit(deps: Deps, input: SubmitInput): Promise<SubmitResult> {
  const submissionId = input.submissionId ?? deps.uuid()
  const lesson = await requireLesson(deps.db, input.lesson)
  return retryDecision(input, async () => {
    // In this order: whoever answered before the attempt was read left their submission to be seen.
    const attempt = await findAttempt(deps.db, { studentId: input.student, lessonId: lesson.id })
    const stored = await findSubmission(deps.db, { studentId: input.student, id: submissionId })
    if (stored) return toSubmitResult(deps, stored)
    if (!attempt) throw attemptNotFound()
    const question = await requireQuestion(deps, attempt, { ...input, adaptive: isAdaptive(lesson.type) })
    const answer = scoreAnswer(await loadItem(deps.db, question.itemId), attempt.seed, input)
    const answered = { lesson, attempt, question, answer, submissionId, responseMs: input.responseMs }
    return isAdaptive(lesson.type) ? submitAdaptive(deps, answered) : submitLinear(deps, answered)
  })
}

/** The serving that the answer is for; refuses what is unknown, finished or no longer on the screen. */
async function requireQuestion(
  deps: Deps,
  attempt: AttemptRow,
  input: SubmitInput & { adaptive: boolean },
): Promise<QuestionRow> {
  const served = attempt.questions.findLast(({ identifier }) => identifier === input.question)
  if (!served && !(await listPool(deps.db, input.lesson)).some(({ id }) => id === input.question))
    throw new DomainError('QUESTION_NOT_FOUND', `The lesson has no question ${input.question}.`)
  if (input.attempt !== undefined && input.attempt !== attempt.number)
    throw new DomainError('STALE_ATTEMPT', `The latest attempt is ${attempt.number}, not ${input.attempt}.`)
  if (attempt.status !== 'open') throw new DomainError('ALREADY_COMPLETED', 'This attempt is finished.')
  if (!served || (input.adaptive && served.response))
    throw new DomainError('STALE_ATTEMPT', `${input.question} is not the question that is being served.`)
  return served
}
