import type { z } from 'zod'
import type { Role, Subject } from '#lib/std/terms.ts'
import { type ActivityEvent, CALIPER_CONTEXT, type eventFields, type TimeSpentEvent } from './event-schema.ts'

/** What an event is about, in this app's own words. */
export type EventOrigin = {
  /** UUID, derived from what happened. */
  id: string
  /** UUID of what the event reports, derived likewise. */
  generatedId: string
  at: Date
  app: { name: string; sensor: string }
  student: { timebackId: string; email: string; name: string; role: Role }
  course: { id: string; code: string; subject: string; grade: number | null }
  activity: { slug: string; name: string }
  /** Ties the time of a run to its completion. */
  runId: string
}

/** The event of a completed run; what is `undefined` is not told. The same `id` must mean the same completion. */
export function buildActivityEvent(
  origin: EventOrigin,
  { metrics, attempt, pctCompleteApp }: Completed,
): ActivityEvent {
  const names = ['xpEarned', 'totalQuestions', 'correctQuestions', 'masteredUnits'] as const
  const items = names.flatMap((type) => {
    const value = metrics[type]
    return value === undefined ? [] : [{ type, value }]
  })
  return {
    ...toEventFields(origin),
    type: 'ActivityEvent',
    action: 'Completed',
    generated: {
      id: `urn:uuid:${origin.generatedId}`,
      type: 'TimebackActivityMetricsCollection',
      items,
      ...(attempt !== undefined && { attempt }),
      ...(pctCompleteApp !== undefined && { extensions: { pctCompleteApp } }),
    },
  }
}

type ActivityMetrics = {
  xpEarned: number
  totalQuestions?: number | undefined
  correctQuestions?: number | undefined
  masteredUnits?: number | undefined
}

type Completed = {
  metrics: ActivityMetrics
  attempt?: number | undefined
  /** How far the student is through the course, 0–100 (seed 003). */
  pctCompleteApp?: number | undefined
}

/** The event of one window; `null` if there is no time to tell of. Milliseconds become seconds, unrounded. */
export function buildTimeSpentEvent(
  origin: EventOrigin,
  { startedAt, endedAt, activeMs, inactiveMs }: TimeSpent,
): TimeSpentEvent | null {
  const span = { startDate: startedAt.toISOString(), endDate: endedAt.toISOString() }
  const items = [
    { type: 'active' as const, value: activeMs / 1000, ...span },
    { type: 'inactive' as const, value: inactiveMs / 1000, ...span },
  ].filter(({ value }) => value > 0)
  if (items.length === 0) return null
  return {
    ...toEventFields(origin),
    type: 'TimeSpentEvent',
    action: 'SpentTime',
    generated: {
      id: `urn:uuid:${origin.generatedId}`,
      type: 'TimebackTimeSpentMetricsCollection',
      items,
    },
  }
}

type TimeSpent = { startedAt: Date; endedAt: Date; activeMs: number; inactiveMs: number }

type Fields = { [K in keyof typeof eventFields]: z.infer<(typeof eventFields)[K]> }

/** The part that all events of the profile share; addresses are this app's OneRoster ones. */
function toEventFields({ id, at, app, student, course, activity, runId }: EventOrigin) {
  const { sensor } = app
  const roster = `${sensor}/ims/oneroster/rostering/v1p2`
  const { email, name, role } = student
  const activityId = activityUrl(sensor, course, activity.slug)
  return {
    '@context': CALIPER_CONTEXT,
    id: `urn:uuid:${id}`,
    profile: 'TimebackProfile',
    eventTime: at.toISOString(),
    actor: { id: `${roster}/users/${student.timebackId}`, type: 'TimebackUser', email, name, role },
    object: {
      id: activityId,
      type: 'TimebackActivityContext',
      subject: course.subject as Subject,
      app: { id: sensor, name: app.name },
      course: { id: `${roster}/courses/${encodeURIComponent(course.id)}`, name: course.code },
      activity: { id: activityId, name: activity.name },
      process: false,
    },
    edApp: sensor,
    extensions: { runId, courseId: course.id },
  } satisfies Partial<Fields>
}

/** The canonical address of an activity (Timeback protocol §3, notes). */
function activityUrl(sensor: string, { code, subject, grade }: EventOrigin['course'], slug: string): string {
  const course = grade === null ? [code] : [subject, `g${grade}`]
  return [sensor, 'activities', ...[...course, slug].map(encodeURIComponent)].join('/')
}
