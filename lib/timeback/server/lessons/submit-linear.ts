import 'server-only'
import type { AttemptChange, AttemptRow } from '#lib/db/attempt-row.ts'
import { saveAnswer } from '#lib/db/save-attempt.ts'
import type { SubmitResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toGrades } from '#lib/timeback/server/gradebook/grades.ts'
import type { Answered } from './answered.ts'
import { elapsed } from './elapsed.ts'
import { scoreAnswered } from './linear-state.ts'
import { toSubmitResult } from './submit-result.ts'

/**
 * Keeps the answer; a later one replaces it. Whether it is right is withheld until the attempt is
 * finalised (protocol §1.1, 5), so neither the score nor the feedback tells.
 */
export async function submitLinear(deps: Deps, answered: Answered): Promise<SubmitResult | 'lost'> {
  const { lesson, attempt, question, answer, submissionId } = answered
  const { responses, correct, score, maxScore, skipped } = answer
  const now = deps.now()
  const elapsedMs = elapsed(attempt.startedAt, now)
  const change = pickChange(attempt)
  const result = { correct: false, score: change.score, complete: false, feedback: [] }
  const response = { responses, correct, score, maxScore }
  const graded = { ...question, response }
  const standing = scoreAnswered(attempt.questions.map((other) => (other === question ? graded : other)))
  const saved = await saveAnswer(deps.db, {
    studentId: attempt.studentId,
    attempt,
    questionId: question.id,
    response: {
      ...{ ...response, scoreBefore: change.score, scoreAfter: change.score, skipped, reason: null },
      // All questions were served at the start, so only the client can know.
      responseMs: answered.responseMs === undefined ? null : Math.min(answered.responseMs, elapsedMs),
    },
    submission: { id: submissionId, result },
    change,
    grades: toGrades(
      {
        lessonType: lesson.type,
        attempt,
        standing: { ...standing, status: 'open', xp: null, multiplier: null },
      },
      [graded],
    ),
    next: null,
    now,
  })
  return saved
    ? toSubmitResult(deps, { result, itemId: question.itemId, attemptSeed: attempt.seed, next: null })
    : 'lost'
}

/** An answer leaves the attempt as it is: it is scored at the end. */
function pickChange(attempt: AttemptRow): AttemptChange {
  const { status, score, totalQuestions, correctQuestions, xp, multiplier, helpCause, completedAt } = attempt
  return { status, score, totalQuestions, correctQuestions, xp, multiplier, helpCause, completedAt }
}
