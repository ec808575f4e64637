import 'server-only'
import { COMPLETE_SCORE } from '#lib/powerpath/mastery.ts'
import { xpStanding } from '#lib/powerpath/xp.ts'
import { toPublicFeedback } from '#lib/qti/show/to-public-item.ts'
import { type AdaptiveType, isOfAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LexicalResponses, SubmitResult, XpStanding } from '#lib/timeback/contract/lesson.ts'
import {
  type AssessmentProgress,
  SKIPPED,
  type UpdateResponseResult,
  type WireQuestion,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import { type InputOf, nothingElse } from '#lib/timeback/server/lessons/lesson-port.ts'
import { answeredQuestion } from '#lib/timeback/server/lessons/question/to-lesson-question.ts'
import {
  requireAnswer,
  type ScoredAnswer,
  scoreAnswer,
} from '#lib/timeback/server/lessons/submit/score-answer.ts'
import { isClosed, type RemoteKey, readProgress, requireLatest, toXpStanding } from './attempts.ts'
import { nextQuestion, remoteSeed, serving } from './next-step.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { orRefused } from './upstream/connection.ts'

type SubmitInput = InputOf<'submit'>

const capacity = 5_000

/**
 * Submits to the upstream. The answer's shape is checked here, where the item is known, and a repeated
 * `submissionId` is answered from what the first was told.
 */
export function createSubmit(deps: RemoteDeps): (input: SubmitInput) => Promise<SubmitResult> {
  const answered = new Map<string, { input: SubmitInput; result: Promise<SubmitResult> }>()
  return async (input) => {
    requireAnswer(input)
    const id = input.submissionId ?? deps.uuid()
    const key = `${input.student} ${id}`
    const known = answered.get(key)
    if (known !== undefined) return isSame(known.input, input) ? known.result : conflict(id, known.input)
    const result = submit(deps, { ...input, submissionId: id })
    answered.set(key, { input, result })
    result.catch(() => answered.delete(key))
    const [oldest] = answered.keys()
    if (answered.size > capacity && oldest !== undefined) answered.delete(oldest)
    return result
  }
}

/** An id that is used again for something else must lose no answer. */
function isSame(known: SubmitInput, { lesson, question, attempt }: SubmitInput): boolean {
  const sameAttempt = attempt === undefined || known.attempt === undefined || attempt === known.attempt
  return known.lesson === lesson && known.question === question && sameAttempt
}

function conflict(id: string, { lesson, question }: SubmitInput): Promise<never> {
  const detail = `The submissionId ${id} was used for ${question} at ${lesson}.`
  return Promise.reject(new DomainError('IDEMPOTENCY_CONFLICT', detail))
}

async function submit(
  deps: RemoteDeps,
  input: SubmitInput & { submissionId: string },
): Promise<SubmitResult> {
  const { lesson, student: timebackId, question: questionId, response, responses, skipped, ...more } = input
  const { attempt, submissionId, turn: _noTurnsUpstream, responseMs: _noTimesUpstream, ...rest } = more
  nothingElse(rest)
  const key = { lesson, student: timebackId }
  const { metadata } = await deps.catalogue.require(lesson)
  const [latest, progress] = await Promise.all([requireLatest(deps, key), readProgress(deps, key)])
  const question = await findQuestion(deps, { ...key, question: questionId }, progress)
  if (attempt !== undefined && attempt !== latest.attempt)
    throw new DomainError('STALE_ATTEMPT', `The latest attempt is ${latest.attempt}, not ${attempt}.`)
  if (isClosed(latest)) throw new DomainError('ALREADY_COMPLETED', 'This attempt is finished.')
  if (!question)
    throw new DomainError('STALE_ATTEMPT', `${questionId} is not the question that is being served.`)
  const loaded = await deps.items.load(question)
  const seed = remoteSeed(timebackId)
  const answer = scoreAnswer(loaded, { seed }, { response, responses, skipped })
  const student = await deps.studentOf(timebackId)
  // The platform has no other word for it (protocol §1.1, 5).
  const given = skipped ? { response: SKIPPED } : { responses: toSent(answer.responses) }
  const body = { lesson, student, question: questionId, ...given }
  const told = await orRefused(deps.client.updateStudentQuestionResponse(body, submissionId), {
    missing: 'QUESTION_NOT_FOUND',
    untimely: 'STALE_ATTEMPT',
  })
  if (!isOfAdaptive(told)) return { correct: false, score: latest.score, complete: false }
  const complete = told.powerpathScore >= COMPLETE_SCORE
  const following = complete ? null : (await nextQuestion(deps, key)).question
  // The upstream knows no turns: what is shown is what this answer alone has earned.
  const { feedback: identifiers, state } = answer
  const feedback = toPublicFeedback(loaded.item, { identifiers, resolveHref: loaded.resolveHref, state })
  const view = { attemptSeed: seed, difficulty: question.difficulty }
  const answered = answeredQuestion(loaded, view, { outcomes: state.outcomes })
  return {
    correct: told.responseResult.isCorrect,
    score: told.powerpathScore,
    complete,
    xpStanding: standingAfter(progress, { told, skipped: skipped ?? false, worth: metadata.xp }),
    ...(feedback.length > 0 && { feedback }),
    ...(answered && { answered: { ...answered, id: questionId } }),
    ...(following && { next: following }),
  }
}

/** How the attempt stands after an answer: which were skipped before it, only the progress tells. */
function standingAfter(
  progress: AssessmentProgress,
  { told, skipped, worth }: { told: AdaptiveAnswer; skipped: boolean; worth: number },
): XpStanding {
  const { counted } = toXpStanding(progress, worth)
  const skips = progress.totalQuestions - (counted ?? 0) + (skipped ? 1 : 0)
  const { correctQuestions: right, totalQuestions, powerpathScore, xp } = told
  const paid = powerpathScore >= COMPLETE_SCORE ? (xp ?? 0) : null
  return xpStanding({ worth, attempt: progress.attempt, paid }, { right, counted: totalQuestions - skips })
}

type AdaptiveAnswer = Extract<UpdateResponseResult, { lessonType: AdaptiveType }>

/** The question if it may be answered now; `null` if another is being served. Throws `QUESTION_NOT_FOUND`. */
async function findQuestion(
  deps: RemoteDeps,
  { question, ...key }: RemoteKey & { question: string },
  progress: AssessmentProgress,
): Promise<WireQuestion | null> {
  if (isOfAdaptive(progress)) {
    const { question: served } = await serving(deps, key)
    return served?.id === question ? served : null
  }
  const found = progress.questions.find(({ id }) => id === question)
  if (!found) throw new DomainError('QUESTION_NOT_FOUND', `The lesson has no question ${question}.`)
  return found
}

/** A variable without a value is not sent. */
function toSent(responses: ScoredAnswer['responses']): Record<string, string | string[]> {
  const given = Object.entries(responses as LexicalResponses)
  return Object.fromEntries(given.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
