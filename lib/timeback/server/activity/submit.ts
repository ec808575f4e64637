import 'server-only'
import { buildActivityEvent } from '#lib/caliper/build-event.ts'
import { completeRun, type RunResult } from '#lib/db/activity/activity-runs.ts'
import type { CourseRow } from '#lib/db/content/courses.ts'
import type { NewEvent } from '#lib/db/events/outbox.ts'
import { type ActivityGrade, activityLineId } from '#lib/db/gradebook/activity-grades.ts'
import { correctClock, latestEndMs } from '#lib/learning-time/correct-clock.ts'
import { MAX_SITTING_MS } from '#lib/learning-time/credit-window.ts'
import { accuracy } from '#lib/powerpath/mastery.ts'
import type { SubmitActivityBody, SubmitActivityResult } from '#lib/timeback/contract/activity.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import { requireCourse } from '#lib/timeback/server/courses/courses.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { loadOrigin, tellsCaliper, toNewEvent } from '#lib/timeback/server/outbox/events.ts'
import { inTimeQueue, toTimeClaim } from './to-time-claim.ts'

export type SubmitActivityInput = SubmitActivityBody & { student: string }

/**
 * Completes a run of a custom activity (seed 004, `end` with data): its units count towards the course
 * (seed 003), its time by the rule of all time, less what the run's windows told before. One completion per student
 * and run: a repeat, also in parallel, answers the same and adds nothing. Throws `COURSE_NOT_FOUND`, and
 * `IDEMPOTENCY_CONFLICT` for a run that was completed for another activity.
 */
export async function submit(deps: Deps, input: SubmitActivityInput): Promise<SubmitActivityResult> {
  return completeActivity(deps, input, { maxSittingMs: MAX_SITTING_MS })
}

/** The same, for a caller who says how long a sitting is believed. */
export async function completeActivity(
  deps: Deps,
  { student, activity, metrics, time, sentAt, ...input }: SubmitActivityInput,
  { maxSittingMs }: { maxSittingMs: number },
): Promise<SubmitActivityResult> {
  const course = await requireCourse(deps, activity.course)
  const runId = input.runId ?? deps.uuid()
  const now = deps.now()
  const sending = { sentAtMs: sentAt ? Date.parse(sentAt) : now.getTime(), arrivedAtMs: now.getTime() }
  const named = { slug: activity.id, name: activity.name }
  const told = { student, runId, course, activity: named }
  const units = metrics.masteredUnits ?? 0
  const completion = {
    run: { studentId: student, id: runId, courseId: course.id, ...named },
    metrics: toStored(metrics),
    units: units > 0 ? { studentId: student, courseId: course.id, source: `run:${runId}`, units } : null,
    claim: time
      ? await toTimeClaim(deps, {
          ...{ student, runId, told: tellsCaliper(deps) ? { course, activity: named } : null },
          window: correctClock(toWindow(time), sending),
          now: new Date(latestEndMs(sending)),
          maxMs: maxSittingMs,
        })
      : null,
    now,
    toResult: (pctComplete: number | null) => toResult(metrics.pctComplete ?? pctComplete),
    events: await completionEvents(deps, told, { metrics, at: now }),
    grade: toGrade(told, { metrics, now }),
  }
  const result = await inTimeQueue(student, () => completeRun(deps.db, completion))
  if (result === 'managed-lesson')
    throw invalidField('runId', 'is the run of a managed lesson, which completes by itself')
  if (result === 'other-activity')
    throw new DomainError('IDEMPOTENCY_CONFLICT', `The runId ${runId} was completed for another activity.`)
  return { success: true, runId, ...result }
}

type Metrics = SubmitActivityInput['metrics']
type Told = { student: string; runId: string; course: CourseRow; activity: { slug: string; name: string } }

function toResult(pctComplete: number | null): RunResult {
  return pctComplete === null ? {} : { pctCompleteApp: pctComplete }
}

/** The completion is an event of its own; time is told by the window's. */
async function completionEvents(
  deps: Deps,
  told: Told,
  { metrics, at }: { metrics: Metrics; at: Date },
): Promise<(result: RunResult) => NewEvent[]> {
  if (!tellsCaliper(deps)) return () => []
  const happening: [string, string, string] = ['activity-completed', told.student, told.runId]
  const origin = await loadOrigin(deps, { ...told, happening, at })
  return ({ pctCompleteApp }) => [toNewEvent(origin, buildActivityEvent(origin, { metrics, pctCompleteApp }))]
}

/** The share that was right; without questions the completion is handed in and not graded (OneRoster 1.2). */
function toGrade(
  { student, runId, course, activity }: Told,
  { metrics, now }: { metrics: Metrics; now: Date },
): ActivityGrade {
  const { xpEarned: xp, totalQuestions, correctQuestions } = toStored(metrics)
  const score = totalQuestions ? accuracy(correctQuestions ?? 0, totalQuestions) : null
  const masteredUnits = metrics.masteredUnits ?? 0
  return {
    line: {
      id: activityLineId({ courseId: course.id, slug: activity.slug }),
      title: activity.name,
      courseId: course.id,
      activityId: activity.slug,
    },
    studentId: student,
    score,
    metadata: {
      xp,
      multiplier: null,
      accuracy: score,
      totalQuestions,
      correctQuestions,
      masteredUnits,
      runId,
    },
    now,
  }
}

function toStored({ xpEarned, ...optional }: Metrics) {
  const {
    totalQuestions = null,
    correctQuestions = null,
    masteredUnits = null,
    pctComplete = null,
  } = optional
  return { xpEarned, totalQuestions, correctQuestions, masteredUnits, pctComplete }
}

function toWindow({
  startedAt,
  endedAt,
  activeMs,
  inactiveMs = 0,
}: NonNullable<SubmitActivityInput['time']>) {
  return {
    startedAtMs: Date.parse(startedAt),
    endedAtMs: Date.parse(endedAt),
    activeMs: Math.round(activeMs),
    inactiveMs: Math.round(inactiveMs),
  }
}
