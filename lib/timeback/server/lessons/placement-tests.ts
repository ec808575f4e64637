import 'server-only'
import { type AttemptSummaryRow, listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { listRosterLessons, type RosterLesson } from '#lib/db/gradebook/roster.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** A placement test, with the best finished try at it. */
export type PlacementTry = {
  lesson: RosterLesson
  best: AttemptSummaryRow | null
  grade: number | null
  /** `null` while it was not finished. */
  passed: boolean | null
}

/** A student's placement tests of a subject, or of all; the lowest grade first. */
export async function listPlacementTests(
  deps: Deps,
  { student, subject }: { student: string; subject?: string },
): Promise<PlacementTry[]> {
  const [lessons, attempts] = await Promise.all([
    listRosterLessons(deps.db, { subject, placing: true }),
    listAttemptSummaries(deps.db, { studentIds: [student] }),
  ])
  return lessons
    .sort((a, b) => (a.grade ?? 0) - (b.grade ?? 0))
    .map((lesson) => {
      const tries = attempts.filter(
        ({ lessonId, status }) => lessonId === lesson.id && status === 'finalized',
      )
      const best = tries.sort((a, b) => b.score - a.score)[0] ?? null
      const passed = best && isMastered(best.lessonType, best.score, best.masteryThreshold)
      return { lesson, best, grade: lesson.grade, passed }
    })
}
