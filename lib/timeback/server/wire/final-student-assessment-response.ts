import { isAdaptive } from '#lib/std/terms.ts'
import 'server-only'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { FinalResponse, StudentLesson } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { complete } from '#lib/timeback/server/lessons/complete.ts'
import { loadAssessment } from './load-assessment.ts'

/**
 * Finalises a linear lesson's latest attempt, unanswered questions as wrong (protocol §1.1, 6); an adaptive
 * one is told how it stands and nothing changes. Throws `ATTEMPT_NOT_FOUND` where a linear one has none.
 */
export async function finalStudentAssessmentResponse(
  deps: Deps,
  input: StudentLesson,
): Promise<FinalResponse> {
  const { lesson, key } = await loadAssessment(deps, input)
  const latest = await findAttempt(deps.db, key)
  const type = latest?.lessonType ?? lesson.type
  if (isAdaptive(type))
    return { lessonType: type, finalized: latest?.status === 'finalized', attempt: latest?.number ?? 1 }
  const { lessonType, finalized, attempt } = await complete(deps, {
    lesson: lesson.id,
    student: key.studentId,
  })
  return { lessonType, finalized, attempt }
}
