import 'server-only'
import { listPool } from '#lib/db/lessons.ts'
import { accuracy } from '#lib/powerpath/accuracy.ts'
import { isAdaptive } from '#lib/powerpath/lesson-type.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { UpdateResponseResult } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { UpdateResponseInput } from '#lib/timeback/contract/powerpath-requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadItem } from '#lib/timeback/server/items/item-library.ts'
import { requireAnswer } from '#lib/timeback/server/lessons/require-answer.ts'
import { submit } from '#lib/timeback/server/lessons/submit.ts'
import { type Assessment, ensureAttempt, loadAssessment, requireLatest } from './load-assessment.ts'

/** How applications say that a question was passed over; it counts as wrong (protocol §1.1, 5). */
const SKIPPED = 'SKIPPED'

/**
 * Scores and keeps an answer (protocol §1.1, 5). A linear lesson does not tell whether it is right. The
 * same `idempotencyKey`, a UUID, makes it safe to repeat. Throws `QUESTION_NOT_FOUND`, `VALIDATION_ERROR`,
 * `STALE_ATTEMPT`, `ALREADY_COMPLETED`.
 */
export async function updateStudentQuestionResponse(
  deps: Deps,
  { idempotencyKey, ...input }: UpdateResponseInput & { idempotencyKey?: string | null },
): Promise<UpdateResponseResult> {
  requireAnswer(input)
  const assessment = await loadAssessment(deps, input)
  const { lesson, key } = assessment
  await ensureAttempt(deps, assessment)
  const { correct, score } = await submit(deps, {
    lesson: lesson.id,
    student: key.studentId,
    question: input.question,
    ...(await toAnswer(deps, assessment, input)),
    submissionId: idempotencyKey && isUuid(idempotencyKey) ? idempotencyKey : undefined,
  })
  if (!isAdaptive(lesson.type)) return { lessonType: lesson.type }
  const { totalQuestions, correctQuestions, xp, multiplier } = await requireLatest(deps, key)
  return {
    lessonType: lesson.type,
    powerpathScore: score,
    responseResult: { isCorrect: correct, score: correct ? 1 : 0 },
    accuracy: accuracy(correctQuestions, totalQuestions),
    correctQuestions,
    totalQuestions,
    xp,
    multiplier,
  }
}

/** Several values for the one variable are more than a plain `response` can say. */
async function toAnswer(
  deps: Deps,
  { lesson }: Assessment,
  { question, response, responses }: UpdateResponseInput,
) {
  if (responses !== undefined) return { responses }
  if (response === SKIPPED) return { skipped: true }
  if (!Array.isArray(response)) return { response }
  const row = (await listPool(deps.db, lesson.id)).find(({ id }) => id === question)
  if (!row) throw new DomainError('QUESTION_NOT_FOUND', `The lesson has no question ${question}.`)
  const { item } = await loadItem(deps.db, row.itemId)
  const [variable = 'RESPONSE'] = item.responseDeclarations.keys()
  return { responses: { [variable]: response } }
}
