import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { findAttempt, findSubmission } from '#lib/db/attempts/load-attempt.ts'
import { accuracy } from '#lib/powerpath/mastery.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import {
  SKIPPED,
  type UpdateResponseInput,
  type UpdateResponseResult,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { requireAnswer } from '#lib/timeback/server/lessons/submit/score-answer.ts'
import { requireSame, submit } from '#lib/timeback/server/lessons/submit/submit.ts'
import { deriveId } from '#lib/timeback/server/outbox/events.ts'
import { ensureAttempt, loadAssessment, requireLatest } from './attempts.ts'

/**
 * Scores and keeps an answer (protocol §1.1, 5). A linear lesson does not tell whether it is right. The
 * same `idempotencyKey` makes it safe to repeat. Throws `QUESTION_NOT_FOUND`, `VALIDATION_ERROR`,
 * `STALE_ATTEMPT`, `ALREADY_COMPLETED`, `IDEMPOTENCY_CONFLICT`.
 */
export async function updateStudentQuestionResponse(
  deps: Deps,
  { idempotencyKey, ...input }: UpdateResponseInput & { idempotencyKey?: string | null },
): Promise<UpdateResponseResult> {
  requireAnswer(input)
  const assessment = await loadAssessment(deps, input)
  const { lesson, key } = assessment
  const submissionId = idempotencyKey ? toSubmissionId(idempotencyKey) : deps.uuid()
  const given = { lesson: lesson.id, student: key.studentId, question: input.question, submissionId }
  const latest = await findAttempt(deps.db, key)
  // A key that was used elsewhere must not begin this lesson.
  const used = latest ? null : await findSubmission(deps.db, { studentId: key.studentId, id: submissionId })
  if (used) requireSame(used, given)
  const attempt = latest ?? (await ensureAttempt(deps, assessment))
  const { lessonType } = attempt
  const { correct, score } = await submit(deps, { ...given, ...(await toAnswer(deps, attempt, input)) })
  if (!isAdaptive(lessonType)) return { lessonType }
  // As it stood after this answer, also where later ones were given before it is asked again.
  const submission = await findSubmission(deps.db, { studentId: key.studentId, id: submissionId })
  const { totalQuestions, correctQuestions, xp, multiplier } =
    submission?.result.totals ?? (await requireLatest(deps, key))
  return {
    lessonType,
    powerpathScore: score,
    responseResult: { isCorrect: correct, score: correct ? 1 : 0 },
    accuracy: accuracy(correctQuestions, totalQuestions),
    correctQuestions,
    totalQuestions,
    xp,
    multiplier,
  }
}

/** A UUID is the id itself; any other key has one of its own. */
function toSubmissionId(key: string): string {
  return isUuid(key) ? key : deriveId('idempotency-key', key)
}

/** Several values for the one variable are more than a plain `response` can say. */
async function toAnswer(
  deps: Deps,
  { questions }: AttemptRow,
  { question, response, responses }: UpdateResponseInput,
) {
  if (responses !== undefined) return { responses }
  if (response === SKIPPED) return { skipped: true }
  if (!Array.isArray(response)) return { response }
  const served = questions.findLast(({ identifier }) => identifier === question)
  // Which of its errors it is, `submit` says.
  if (!served) return { responses: { RESPONSE: response } }
  const { item } = await loadItem(deps.db, served.itemId)
  const [variable = 'RESPONSE'] = item.responseDeclarations.keys()
  return { responses: { [variable]: response } }
}
