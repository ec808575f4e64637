import 'server-only'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { ResetAttemptResult, StudentLesson } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { resetAttempt as reset } from '#lib/timeback/server/lessons/reset-attempt.ts'
import { loadAssessment } from './load-assessment.ts'

/** Begins the latest attempt anew (protocol §1.1, 7); where there is none, nothing is to be done. */
export async function resetAttempt(deps: Deps, input: StudentLesson): Promise<ResetAttemptResult> {
  const { key } = await loadAssessment(deps, input)
  if (await findAttempt(deps.db, key)) await reset(deps, { lesson: key.lessonId, student: key.studentId })
  return { success: true, score: 0 }
}
