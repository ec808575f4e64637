import 'server-only'
import { type Claimed, type NewRun, type OfSession, saveTimeWindow } from '#lib/db/activity/time-windows.ts'
import type { SessionKey, SessionUserRow } from '#lib/db/people/sessions.ts'
import { env } from '#lib/env.ts'
import { correctClock, latestEndMs } from '#lib/learning-time/correct-clock.ts'
import { toSubject } from '#lib/std/terms.ts'
import type { HeartbeatBody, HeartbeatResult } from '#lib/timeback/contract/activity.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import { id as idSchema } from '#lib/timeback/contract/requests.ts'
import { requireCourse } from '#lib/timeback/server/courses/courses.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireLesson } from '#lib/timeback/server/lessons/list.ts'
import { tellsCaliper } from '#lib/timeback/server/outbox/events.ts'
import { inTimeQueue, type ToldOf, toTimeClaim } from './to-time-claim.ts'

export type HeartbeatInput = HeartbeatBody & { student: string }

/**
 * Credits one window of a run (http contract, activities), as a rule by one statement. Sent again, it changes
 * nothing; what is not credited is kept with the reason. Throws `LESSON_NOT_FOUND`, `COURSE_NOT_FOUND`.
 */
export async function heartbeat(deps: Deps, input: HeartbeatInput): Promise<HeartbeatResult> {
  return toResult(input, await claim(deps, input, null))
}

/** The same for a session, by the same statement: where it does not hold nothing is stored, and `person` tells so. */
export async function heartbeatOf(
  deps: Deps,
  { userId, sessionId }: SessionKey,
  body: HeartbeatBody,
): Promise<{ person: SessionUserRow | null; answer: () => HeartbeatResult }> {
  const input = { ...body, student: userId }
  const claimed = await claim(deps, input, { id: sessionId, lists: env() })
  return { person: claimed.person, answer: () => toResult(input, claimed) }
}

async function claim(
  deps: Deps,
  { student, ...heartbeat }: HeartbeatInput,
  session: OfSession | null,
): Promise<Claimed> {
  const { id, runId } = heartbeat
  const subject = toRunSubject(heartbeat)
  const now = deps.now()
  const sending = { sentAtMs: Date.parse(heartbeat.sentAt), arrivedAtMs: now.getTime() }
  const window = correctClock(
    {
      startedAtMs: Date.parse(heartbeat.startedAt),
      endedAtMs: Date.parse(heartbeat.endedAt),
      activeMs: Math.round(heartbeat.activeMs),
      inactiveMs: Math.round(heartbeat.inactiveMs),
    },
    sending,
  )
  const told = tellsCaliper(deps) ? await loadTold(deps, heartbeat) : null
  const latest = new Date(latestEndMs(sending))
  const timeClaim = await toTimeClaim(deps, { student, id, runId, window, now: latest, told })
  const startedAt = new Date(Math.min(window.startedAtMs, now.getTime()))
  const run = { studentId: student, id: runId, startedAt, ...subject }
  return inTimeQueue(student, () => saveTimeWindow(deps.db, timeClaim, run, session))
}

function toResult({ student, ...named }: HeartbeatInput, { person, saved }: Claimed): HeartbeatResult {
  if (!person) throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${student}.`)
  if (!saved) throw notFound(named)
  const { creditedMs, reason } = saved
  return { accepted: true, creditedMs, ...(reason !== null && { reason }) }
}

type Named = Pick<HeartbeatInput, 'lessonId' | 'activity'>

/** What a run is of, as the statement that stores it looks it up. */
function toRunSubject(named: Named): Pick<NewRun, 'lessonId' | 'course' | 'slug' | 'name'> {
  const { lessonId, activity } = named
  if (lessonId !== undefined) {
    // An id with a character that cannot be stored would be an error in the database; it names nothing.
    if (!idSchema.safeParse(lessonId).success) throw notFound(named)
    return { lessonId, course: null, slug: null, name: null }
  }
  if (!activity) throw invalidField('activity', 'or `lessonId` is needed')
  const { id: slug, name, course } = activity
  return {
    ...{ lessonId: null, slug, name },
    course: 'code' in course ? course : { ...course, subject: toSubject(course.subject) },
  }
}

/** The same in the words of an event. */
async function loadTold(deps: Deps, { lessonId, activity }: Named): Promise<ToldOf> {
  if (lessonId !== undefined) {
    const { title, course } = await requireLesson(deps.db, lessonId)
    return { course, activity: { slug: lessonId, name: title } }
  }
  if (!activity) throw invalidField('activity', 'or `lessonId` is needed')
  const course = await requireCourse(deps, activity.course)
  return { course, activity: { slug: activity.id, name: activity.name } }
}

function notFound({ lessonId }: Named): DomainError {
  return lessonId === undefined
    ? new DomainError('COURSE_NOT_FOUND', 'There is no such course.')
    : new DomainError('LESSON_NOT_FOUND', 'There is no such lesson.')
}
