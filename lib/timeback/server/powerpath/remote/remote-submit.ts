import 'server-only'
import { toPublicFeedback } from '#lib/qti/public/to-public-feedback.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { LexicalResponses, SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { WireQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { SubmitPortInput } from '#lib/timeback/contract/powerpath-port.ts'
import { answeredQuestion } from '#lib/timeback/server/lessons/answered-question.ts'
import { requireAnswer } from '#lib/timeback/server/lessons/require-answer.ts'
import { type ScoredAnswer, scoreAnswer } from '#lib/timeback/server/lessons/score-answer.ts'
import { orRefused } from './refused.ts'
import { isClosed, type RemoteKey, readProgress, requireLatest } from './remote-attempts.ts'
import type { RemoteDeps } from './remote-deps.ts'
import { nextQuestion, remoteSeed, serving } from './remote-questions.ts'

const capacity = 5_000

/**
 * Submits to the upstream. The answer's shape is checked here, where the item is known, and a repeated
 * `submissionId` is answered from what the first was told.
 */
export function createSubmit(deps: RemoteDeps): (input: SubmitPortInput) => Promise<SubmitResult> {
  const answered = new Map<string, Promise<SubmitResult>>()
  return async (input) => {
    requireAnswer(input)
    const id = input.submissionId ?? deps.uuid()
    const key = `${input.student} ${id}`
    const known = answered.get(key)
    if (known !== undefined) return known
    const result = submit(deps, { ...input, submissionId: id })
    answered.set(key, result)
    result.catch(() => answered.delete(key))
    const [oldest] = answered.keys()
    if (answered.size > capacity && oldest !== undefined) answered.delete(oldest)
    return result
  }
}

async function submit(
  deps: RemoteDeps,
  input: SubmitPortInput & { submissionId: string },
): Promise<SubmitResult> {
  const { lesson, question: questionId } = input
  const { type } = await deps.catalogue.require(lesson)
  const latest = await requireLatest(deps, input)
  const question = await findQuestion(deps, input, type)
  if (input.attempt !== undefined && input.attempt !== latest.attempt)
    throw new DomainError('STALE_ATTEMPT', `The latest attempt is ${latest.attempt}, not ${input.attempt}.`)
  if (isClosed(latest)) throw new DomainError('ALREADY_COMPLETED', 'This attempt is finished.')
  if (!question)
    throw new DomainError('STALE_ATTEMPT', `${questionId} is not the question that is being served.`)
  const loaded = await deps.items.load(question)
  const answer = scoreAnswer(loaded, { seed: remoteSeed(input.student) }, input)
  const student = await deps.studentOf(input.student)
  // The platform has no other word for it (protocol §1.1, 5).
  const given = input.skipped ? { response: 'SKIPPED' } : { responses: toSent(answer.responses) }
  const body = { lesson, student, question: questionId, ...given }
  const told = await orRefused(deps.client.updateStudentQuestionResponse(body, input.submissionId), {
    missing: 'QUESTION_NOT_FOUND',
    untimely: 'STALE_ATTEMPT',
  })
  if (told.lessonType !== 'powerpath-100') return { correct: false, score: latest.score, complete: false }
  const complete = told.powerpathScore >= 100
  const following = complete ? null : (await nextQuestion(deps, input)).question
  // The upstream knows no turns: what is shown is what this answer alone has earned.
  const { feedback: identifiers, state } = answer
  const feedback = toPublicFeedback(loaded.item, { identifiers, resolveHref: loaded.resolveHref, state })
  const view = { attemptSeed: remoteSeed(input.student), difficulty: question.difficulty }
  const answered = answeredQuestion(loaded, view, { outcomes: state.outcomes })
  return {
    correct: told.responseResult.isCorrect,
    score: told.powerpathScore,
    complete,
    ...(feedback.length > 0 && { feedback }),
    ...(answered && { answered: { ...answered, id: questionId } }),
    ...(following && { next: following }),
  }
}

/** The question if it may be answered now; `null` if another is being served. Throws `QUESTION_NOT_FOUND`. */
async function findQuestion(
  deps: RemoteDeps,
  { question, ...key }: RemoteKey & { question: string },
  type: string,
): Promise<WireQuestion | null> {
  if (type === 'powerpath-100') {
    const { question: served } = await serving(deps, key)
    return served?.id === question ? served : null
  }
  const progress = await readProgress(deps, key)
  const questions = progress.lessonType === 'powerpath-100' ? [] : progress.questions
  const found = questions.find(({ id }) => id === question)
  if (!found) throw new DomainError('QUESTION_NOT_FOUND', `The lesson has no question ${question}.`)
  return found
}

/** A variable without a value is not sent. */
function toSent(responses: ScoredAnswer['responses']): Record<string, string | string[]> {
  const given = Object.entries(responses as LexicalResponses)
  return Object.fromEntries(given.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
