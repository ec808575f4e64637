import 'server-only'
import type { Standing } from '#lib/db/attempts/loaded-attempt.ts'
import { saveReset } from '#lib/db/attempts/reset-attempt.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toResetGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { decideOnAttempt } from './attempt/decide-on-attempt.ts'
import { requireAttempt } from './attempt/require-attempt.ts'

/**
 * Opens the latest attempt again from the start (Timeback protocol §1.1, 7): its answers no longer count, but
 * stay in the submission log, and what was mastered or told by it stays too. For teachers and applications.
 * Throws `LESSON_NOT_FOUND`, `ATTEMPT_NOT_FOUND`.
 */
export async function resetAttempt(
  deps: Deps,
  { lesson, student }: { lesson: string; student: string },
): Promise<{ success: true; score: 0 }> {
  const decide = async ({ attempt: latest }: Standing) => {
    const attempt = requireAttempt(latest)
    const finalized = attempt.status === 'finalized'
    const scored = attempt.questions.filter((question) => question.scored)
    const graded = scored.filter(({ response }) => finalized || response !== null)
    const keepQuestions = !isAdaptive(attempt.lessonType)
    const saved = await saveReset(deps.db, {
      ...{ attempt, keepQuestions },
      grades: toResetGrades(attempt, graded, keepQuestions ? scored.length : 0),
      now: deps.now(),
    })
    return saved ? ({ success: true, score: 0 } as const) : 'lost'
  }
  return decideOnAttempt(deps, { lesson, student }, { decide })
}
