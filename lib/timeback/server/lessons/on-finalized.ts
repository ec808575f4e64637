import 'server-only'
import { buildActivityEvent } from '#lib/caliper/activity-event.ts'
import { findAttemptRun } from '#lib/db/activity-runs.ts'
import type { AttemptChange, AttemptRow } from '#lib/db/attempt-row.ts'
import { hasCounted } from '#lib/db/course-progress.ts'
import type { LessonRow } from '#lib/db/lessons.ts'
import type { Completion } from '#lib/db/save-attempt.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { assert } from '#lib/std/assert.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadOrigin, tellsCaliper, toNewEvent } from '#lib/timeback/server/outbox/caliper.ts'

type Finalized = { lesson: LessonRow; attempt: AttemptRow; change: AttemptChange }

/**
 * What finalising an attempt leads to, `null` if this change is none: the lesson's one unit, where it is
 * mastered for the first time (seed 003), and the completion event, which is the platform's to send (seed
 * 000). Only the one open attempt of a lesson is ever finalised, so what is read here still holds when it
 * is saved on the attempt's version.
 */
export async function onFinalized(deps: Deps, finalized: Finalized): Promise<Completion | null> {
  const { lesson, attempt, change } = finalized
  if (change.status !== 'finalized') return null
  const key = { studentId: attempt.studentId, courseId: lesson.course.id, source: `lesson:${lesson.id}` }
  const mastered = isMastered(lesson.type, change.score, lesson.masteryThreshold)
  const unit = mastered && !(await hasCounted(deps.db, key)) ? { ...key, units: 1 } : null
  const events = tellsCaliper(deps) ? await completionEvents(deps, finalized, unit ? 1 : 0) : null
  return { unit, events }
}

async function completionEvents(
  deps: Deps,
  { lesson, attempt, change }: Finalized,
  masteredUnits: number,
): Promise<Completion['events']> {
  const { completedAt, xp, totalQuestions, correctQuestions } = change
  assert(completedAt, 'a finalised attempt has its time')
  const origin = await loadOrigin(deps, {
    happening: ['lesson-completed', attempt.id],
    at: completedAt,
    student: attempt.studentId,
    course: lesson.course,
    activity: { slug: lesson.id, name: lesson.title },
    // A lesson that was never tracked is a run of its own all the same.
    runId: (await findAttemptRun(deps.db, attempt.id)) ?? attempt.id,
  })
  const metrics = { xpEarned: xp ?? 0, totalQuestions, correctQuestions, masteredUnits }
  return (pctComplete) => [
    toNewEvent(
      origin,
      buildActivityEvent(origin, {
        metrics,
        attempt: attempt.number,
        pctCompleteApp: pctComplete ?? undefined,
      }),
    ),
  ]
}
