import { isAdaptive } from '#lib/std/terms.ts'
import 'server-only'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import { assert } from '#lib/std/assert.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { StudentLesson, WireNextQuestion } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { attemptPool } from '#lib/timeback/server/lessons/attempt/attempt-pool.ts'
import { nextStep } from '#lib/timeback/server/lessons/next-step.ts'
import { ensureAttempt, loadAssessment, requireLatest } from './attempts.ts'
import { toWireQuestions } from './to-wire-question.ts'

/**
 * The question being served, the same until it is answered. At a score of 100 there is none: the one answered
 * last stands in its place, since the published schema wants one (protocol §1.1, 4). `null` only where a lesson
 * has no question to serve. Throws `VALIDATION_ERROR` for a lesson that is not adaptive.
 */
export async function getNextQuestion(deps: Deps, input: StudentLesson): Promise<WireNextQuestion> {
  const assessment = await loadAssessment(deps, input)
  const { lesson, key } = assessment
  const latest = await findAttempt(deps.db, key)
  const type = latest?.lessonType ?? lesson.type
  if (!isAdaptive(type)) throw invalidField('lesson', `is of type ${type}, not powerpath-100`)
  if (!latest) await ensureAttempt(deps, assessment)
  const served = await nextStep(deps, { lesson: lesson.id, student: key.studentId })
  assert('question' in served, 'an adaptive lesson serves one question')
  const { score, question } = served
  const attempt = await requireLatest(deps, key)
  const row = question
    ? attempt.questions.findLast(({ identifier }) => identifier === question.id)
    : attempt.questions.findLast(({ response }) => response)
  assert(row || !question, 'what is served is stored')
  if (!row) return { score, question: null }
  const pool = await attemptPool(deps.db, attempt)
  const [whole] = await toWireQuestions(deps, [question ? { ...row, response: null } : row], {
    pool,
    judged: true,
  })
  assert(whole, 'one question is made of one')
  return { score, question: whole }
}
