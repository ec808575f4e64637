import type { z } from 'zod'
import type { Role } from '#lib/std/terms.ts'
import { CALIPER_CONTEXT, type eventFields, type subjects } from './event-parts.ts'

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

type Fields = { [K in keyof typeof eventFields]: z.infer<(typeof eventFields)[K]> }
type Subject = (typeof subjects)[number]

/** The part that all events of the profile share; addresses are this app's OneRoster ones. */
export function toEventFields({ id, at, app, student, course, activity, runId }: EventOrigin) {
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
