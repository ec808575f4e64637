import 'server-only'
import { buildActivityEvent } from '#lib/caliper/activity-event.ts'
import { findAttemptRun } from '#lib/db/activity/activity-runs.ts'
import { lessonSource, type MasteredUnits } from '#lib/db/activity/course-progress.ts'
import type { AttemptChange, AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { Completion } from '#lib/db/attempts/save-attempt.ts'
import type { LessonRow } from '#lib/db/content/lessons.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { assert } from '#lib/std/assert.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadOrigin, tellsCaliper, toNewEvent } from '#lib/timeback/server/outbox/caliper.ts'

type Finalized = { lesson: LessonRow; attempt: AttemptRow; change: AttemptChange }

/**
 * What finalising an attempt leads to, `null` if this change is none: where it masters the lesson its one unit
 * (seed 003), which for a test-out is its own, too, and the completion event, which is the platform's to send
 * (seed 000).
 */
export async function onFinalized(deps: Deps, finalized: Finalized): Promise<Completion | null> {
  const { lesson, change } = finalized
  if (change.status !== 'finalized') return null
  const mastered = isMastered(lesson.type, change.score, lesson.masteryThreshold)
  const events = tellsCaliper(deps) ? await completionEvents(deps, finalized) : null
  return { unit: mastered ? toUnit(finalized) : null, events }
}

/** It may have counted before: the database counts it once for ever. */
function toUnit({ lesson, attempt }: Finalized): MasteredUnits {
  const { id, course } = lesson
  return { studentId: attempt.studentId, courseId: course.id, source: lessonSource(id), units: 1 }
}

async function completionEvents(
  deps: Deps,
  { lesson, attempt, change }: Finalized,
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
  const metrics = { xpEarned: xp ?? 0, totalQuestions, correctQuestions }
  return ({ units, pctComplete }) => [
    toNewEvent(
      origin,
      buildActivityEvent(origin, {
        metrics: { ...metrics, masteredUnits: units },
        attempt: attempt.number,
        pctCompleteApp: pctComplete ?? undefined,
      }),
    ),
  ]
}
