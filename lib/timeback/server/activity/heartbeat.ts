import 'server-only'
import { saveTimeWindow } from '#lib/db/activity/time-windows.ts'
import { correctClock, latestEndMs } from '#lib/learning-time/correct-clock.ts'
import type { HeartbeatResult } from '#lib/timeback/contract/activity.ts'
import { invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { HeartbeatBody } from '#lib/timeback/contract/requests.ts'
import { requireCourse } from '#lib/timeback/server/courses/require-course.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireLesson } from '#lib/timeback/server/lessons/attempt/require-lesson.ts'
import { inTurn } from './time-queue.ts'
import { toTimeClaim } from './to-time-claim.ts'

export type HeartbeatInput = HeartbeatBody & { student: string }

/**
 * Credits one window of a run (http contract, activities). Sent again, it changes nothing; what is not
 * credited is kept with the reason. Throws `LESSON_NOT_FOUND`, `COURSE_NOT_FOUND`.
 */
export async function heartbeat(
  deps: Deps,
  { student, ...heartbeat }: HeartbeatInput,
): Promise<HeartbeatResult> {
  const { lessonId, course, activity } = await toSubject(deps, heartbeat)
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
  const { id, runId } = heartbeat
  const latest = new Date(latestEndMs(sending))
  const claim = await toTimeClaim(deps, { student, id, runId, window, now: latest, course, activity })
  const run = {
    studentId: student,
    id: runId,
    courseId: course.id,
    lessonId,
    slug: lessonId ? null : activity.slug,
    name: lessonId ? null : activity.name,
    startedAt: new Date(Math.min(window.startedAtMs, now.getTime())),
  }
  const { creditedMs, reason } = await inTurn(student, () => saveTimeWindow(deps.db, claim, run))
  return { accepted: true, creditedMs, ...(reason !== null && { reason }) }
}

async function toSubject(deps: Deps, { lessonId, activity }: Pick<HeartbeatInput, 'lessonId' | 'activity'>) {
  if (lessonId !== undefined) {
    const { title, course } = await requireLesson(deps.db, lessonId)
    return { lessonId, course, activity: { slug: lessonId, name: title } }
  }
  if (!activity) throw invalidField('activity', 'or `lessonId` is needed')
  const course = await requireCourse(deps, activity.course)
  return { lessonId: null, course, activity: { slug: activity.id, name: activity.name } }
}
