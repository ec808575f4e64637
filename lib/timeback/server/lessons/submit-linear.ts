import 'server-only'
import { saveAnswer } from '#lib/db/save-attempt.ts'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import type { Answered } from './answered.ts'
import { toSubmitResult } from './submit-result.ts'

/**
 * Keeps the answer; a later one replaces it. Whether it is right is withheld until the attempt is
 * finalised (protocol §1.1, 5), so neither the score nor the feedback tells.
 */
export async function submitLinear(deps: Deps, answered: Answered): Promise<SubmitResult | 'lost'> {
  const { attempt, question, answer, submissionId } = answered
  const { responses, correct, score, maxScore } = answer
  const {
    status,
    score: attemptScore,
    totalQuestions,
    correctQuestions,
    xp,
    multiplier,
    completedAt,
  } = attempt
  const result = { correct: false, score: attemptScore, complete: false, feedback: [] }
  const saved = await saveAnswer(deps.db, {
    studentId: attempt.studentId,
    attempt,
    questionId: question.id,
    response: { responses, correct, score, maxScore, scoreBefore: attemptScore, scoreAfter: attemptScore },
    submission: { id: submissionId, result },
    change: { status, score: attemptScore, totalQuestions, correctQuestions, xp, multiplier, completedAt },
    next: null,
    now: deps.now(),
  })
  return saved
    ? toSubmitResult(deps, { result, itemId: question.itemId, attemptSeed: attempt.seed, next: null })
    : 'lost'
}
