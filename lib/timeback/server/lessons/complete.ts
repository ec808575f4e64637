import 'server-only'
import type { AttemptRow } from '#lib/db/attempt-row.ts'
import type { LessonRow } from '#lib/db/lessons.ts'
import { saveAttempt } from '#lib/db/save-attempt.ts'
import { accuracy } from '#lib/powerpath/accuracy.ts'
import { isAdaptive } from '#lib/powerpath/lesson-type.ts'
import type { CompleteResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toFinalGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { toFinalized } from './linear-state.ts'
import { onFinalized } from './on-finalized.ts'
import { requireAttempt, requireLesson } from './require-lesson.ts'
import { retryDecision } from './retry-decision.ts'
import { xpReason } from './xp-reason.ts'

/**
 * Finalises the latest attempt (seed 002, `complete`): linear ones are scored now, unanswered questions as
 * wrong; adaptive ones finish by reaching 100, and below that nothing changes. Repeating it changes nothing.
 */
export async function complete(
  deps: Deps,
  { lesson: lessonId, student }: { lesson: string; student: string },
): Promise<CompleteResult> {
  const lesson = await requireLesson(deps.db, lessonId)
  return retryDecision({ student, lesson: lessonId }, async () => {
    const attempt = await requireAttempt(deps.db, { studentId: student, lessonId })
    if (isAdaptive(lesson.type) || attempt.status !== 'open') return toCompleteResult(lesson, attempt)
    const now = deps.now()
    const change = toFinalized(attempt, { lesson, now })
    const completion = await onFinalized(deps, { lesson, attempt, change })
    const grades = toFinalGrades(lesson.type, attempt, change)
    const saved = await saveAttempt(deps.db, { attempt, change, completion, grades, now })
    return saved ? toCompleteResult(lesson, { ...attempt, ...change }) : 'lost'
  })
}

function toCompleteResult(lesson: LessonRow, attempt: AttemptRow): CompleteResult {
  const { number, score, totalQuestions, correctQuestions, status, xp } = attempt
  const finalized = status === 'finalized'
  return {
    lessonType: lesson.type,
    attempt: number,
    score,
    totalQuestions,
    correctQuestions,
    accuracy: accuracy(correctQuestions, totalQuestions),
    finalized,
    ...(finalized && { xp, xpReason: xpReason(lesson, attempt) }),
  }
}
