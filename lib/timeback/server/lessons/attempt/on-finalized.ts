import 'server-only'
import { buildActivityEvent } from '#lib/caliper/build-event.ts'
import { lessonSource, type MasteredUnits } from '#lib/db/activity/course-progress.ts'
import type { AttemptChange, AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { LoadedAttempt } from '#lib/db/attempts/loaded-attempt.ts'
import type { Completion } from '#lib/db/attempts/save-attempt.ts'
import type { LessonInPlace } from '#lib/db/content/lessons.ts'
import type { CountedEvent } from '#lib/db/events/outbox.ts'
import { isMastered } from '#lib/powerpath/mastery.ts'
import { assert } from '#lib/std/assert.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { tellsCaliper, toNewEvent, toOrigin } from '#lib/timeback/server/outbox/events.ts'

type Finalized = {
  lesson: LessonInPlace
  attempt: AttemptRow
  change: AttemptChange
  /** What was read with the attempt. */
  standing: Pick<LoadedAttempt, 'person' | 'runId'>
}

/**
 * What finalising an attempt leads to, `null` if this change is none: where it masters the lesson its one unit
 * (seed 003), which for a test-out is its own, too, and the completion event, which is the platform's to send
 * (seed 000).
 */
export function onFinalized(deps: Deps, finalized: Finalized): Completion | null {
  const { lesson, change } = finalized
  if (change.status !== 'finalized') return null
  const mastered = isMastered(lesson.type, change.score, lesson.masteryThreshold)
  const events = tellsCaliper(deps) ? [completionEvent(deps, finalized)] : []
  return { unit: mastered ? toUnit(finalized) : null, events }
}

/** It may have counted before: the database counts it once for ever. */
function toUnit({ lesson, attempt }: Finalized): MasteredUnits {
  const { id, course } = lesson
  return { studentId: attempt.studentId, courseId: course.id, source: lessonSource(id), units: 1 }
}

function completionEvent(deps: Deps, { lesson, attempt, change, standing }: Finalized): CountedEvent {
  const { completedAt, xp, totalQuestions, correctQuestions } = change
  const { person, runId } = standing
  assert(completedAt, 'a finalised attempt has its time')
  assert(person, 'whoever has an attempt is known')
  const origin = toOrigin(deps, person, {
    happening: ['lesson-completed', attempt.id],
    at: completedAt,
    course: lesson.course,
    activity: { slug: lesson.id, name: lesson.title },
    // A lesson that was never tracked is a run of its own all the same.
    runId: runId ?? attempt.id,
  })
  const metrics = { xpEarned: xp ?? 0, totalQuestions, correctQuestions }
  const told = (masteredUnits: number, pctCompleteApp?: number) =>
    buildActivityEvent(origin, {
      metrics: { ...metrics, masteredUnits },
      attempt: attempt.number,
      pctCompleteApp,
    })
  return {
    ...toNewEvent(origin, told(0)),
    counted: { body: told(1, 0), pctPath: ['generated', 'extensions', 'pctCompleteApp'] },
  }
}
