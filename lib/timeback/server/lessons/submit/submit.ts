import 'server-only'
import type { AttemptRow, QuestionRow } from '#lib/db/attempts/attempt-row.ts'
import type { LoadedAttempt, Standing } from '#lib/db/attempts/loaded-attempt.ts'
import type { SubmissionRow } from '#lib/db/attempts/submissions.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { LexicalResponses, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { attemptPool } from '#lib/timeback/server/lessons/attempt/attempt-pool.ts'
import { decideOnAttempt } from '#lib/timeback/server/lessons/attempt/decide-on-attempt.ts'
import type { PresumedPerson } from '#lib/timeback/server/lessons/attempt/kept-attempts.ts'
import { asBegun, requireAttempt } from '#lib/timeback/server/lessons/attempt/require-attempt.ts'
import type { AnswerToSave } from './answer-to-save.ts'
import { requireAnswer, scoreAnswer } from './score-answer.ts'
import { submitAdaptive, takeTurn } from './submit-adaptive.ts'
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
  /** How many turns at the item the student has seen; refused as stale if it is not all of them. */
  turn?: number | undefined
  /** Makes the submit safe to repeat: the same answer, one effect. */
  submissionId?: string | undefined
}

/**
 * Scores and keeps an answer (seed 002, `submit`); adaptive ones carry the next question. Throws
 * `VALIDATION_ERROR` with the variable's name, `…_NOT_FOUND`, `ALREADY_COMPLETED`, `STALE_ATTEMPT`, and
 * `IDEMPOTENCY_CONFLICT` for a `submissionId` that was used for another question, lesson or attempt.
 */
export async function submit(
  deps: Deps,
  input: SubmitInput,
  /** What was read for it just now, or who it is presumed to be of. */
  loaded?: LoadedAttempt | PresumedPerson,
): Promise<SubmitResult> {
  requireAnswer(input)
  const submissionId = input.submissionId ?? deps.uuid()
  if (!isUuid(submissionId)) throw invalidField('submissionId', 'must be a UUID')
  // By its latest attempt, whichever one the student sees: that may have been left.
  const { lesson, student } = input
  const of = loaded && 'reload' in loaded ? loaded : null
  const presume = (standing: Standing) => {
    const {
      lesson: { bankVersion },
      otherServings,
    } = standing
    const presumed = { bankVersion, otherServings, session: of?.session ?? null }
    return decide(deps, { input, submissionId, standing, presumed })
  }
  return decideOnAttempt(
    deps,
    { lesson, student, submissionId },
    {
      loaded: loaded && ('reload' in loaded ? loaded.reload : loaded),
      presume,
      decide: (standing) => decide(deps, { input, submissionId, standing, presumed: undefined }),
    },
  )
}

type Deciding = Pick<AnswerToSave, 'submissionId' | 'standing' | 'presumed'> & { input: SubmitInput }

async function decide(deps: Deps, { input, ...deciding }: Deciding): Promise<SubmitResult | 'lost'> {
  const { standing } = deciding
  const { submission } = standing
  if (submission) return toSubmitResult(deps, requireSame(submission, input))
  const attempt = requireAttempt(standing.attempt)
  const lesson = asBegun(standing.lesson, attempt)
  const question = await requireQuestion(deps, attempt, input)
  const before = question.turns?.state
  const item = await loadItem(deps.db, question.itemId)
  const answer = scoreAnswer(item, { seed: attempt.seed, before }, input)
  const answered = { ...deciding, lesson, attempt, question, answer, responseMs: input.responseMs }
  if (!isAdaptive(lesson.type)) return submitLinear(deps, answered)
  return answer.ends ? submitAdaptive(deps, answered) : takeTurn(deps, answered)
}

/** What was submitted under that id, if it was for the same; an id that is used again must lose no answer. */
export function requireSame(stored: SubmissionRow, { lesson, question, attempt, submissionId }: SubmitInput) {
  const same = stored.lessonId === lesson && stored.question === question
  if (same && (attempt === undefined || attempt === stored.attempt)) return stored
  const other = `${stored.question} in attempt ${stored.attempt} at ${stored.lessonId}`
  throw new DomainError('IDEMPOTENCY_CONFLICT', `The submissionId ${submissionId} was used for ${other}.`)
}

/** The serving that the answer is for; refuses what is unknown, finished or no longer on the screen. */
async function requireQuestion(deps: Deps, attempt: AttemptRow, input: SubmitInput): Promise<QuestionRow> {
  const served = attempt.questions.findLast(({ identifier }) => identifier === input.question)
  // Of a bank another sub-test's question is not unknown: it is not being asked.
  const pool = served ? [] : await attemptPool(deps.db, { ...attempt, subTest: null })
  if (!served && !pool.some(({ id }) => id === input.question))
    throw new DomainError('QUESTION_NOT_FOUND', `The lesson has no question ${input.question}.`)
  if (input.attempt !== undefined && input.attempt !== attempt.number)
    throw new DomainError('STALE_ATTEMPT', `The latest attempt is ${attempt.number}, not ${input.attempt}.`)
  if (attempt.status !== 'open') throw new DomainError('ALREADY_COMPLETED', 'This attempt is finished.')
  if (!served || (isAdaptive(attempt.lessonType) && served.response))
    throw new DomainError('STALE_ATTEMPT', `${input.question} is not the question that is being served.`)
  requireTurn(served, input)
  return served
}

/** A turn follows the one that the student has seen, and none follows the last. */
function requireTurn({ identifier, turns }: QuestionRow, { turn }: SubmitInput): void {
  const taken = turns?.state.numAttempts ?? 0
  if (turn !== undefined && turn !== taken)
    throw new DomainError('STALE_ATTEMPT', `${taken} turns were taken at ${identifier}, not ${turn}.`)
  if (turns?.state.completionStatus === 'completed')
    throw new DomainError('ALREADY_COMPLETED', `${identifier} takes no more turns.`)
}
