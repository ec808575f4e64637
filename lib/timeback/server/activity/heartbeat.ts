import 'server-only'
import { findCourse } from '#lib/db/courses.ts'
import { saveTimeWindow } from '#lib/db/time-windows.ts'
import { correctClock } from '#lib/learning-time/correct-clock.ts'
import { creditWindow } from '#lib/learning-time/credit-window.ts'
import type { HeartbeatResult } from '#lib/timeback/contract/activity.ts'
import { DomainError, invalidField } from '#lib/timeback/contract/domain-error.ts'
import type { HeartbeatBody } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireLesson } from '#lib/timeback/server/lessons/require-lesson.ts'

export type HeartbeatInput = HeartbeatBody & { student: string }

/**
 * Credits one window of a run (http contract, activities). Sent again, it changes nothing; what is not
 * credited is kept with the reason. Throws `LESSON_NOT_FOUND`, `COURSE_NOT_FOUND`.
 */
export async function heartbeat(
  deps: Deps,
  { student, ...window }: HeartbeatInput,
): Promise<HeartbeatResult> {
  const subject = await toSubject(deps, window)
  const now = deps.now()
  const claimed = correctClock(
    {
      startedAtMs: Date.parse(window.startedAt),
      endedAtMs: Date.parse(window.endedAt),
      activeMs: Math.round(window.activeMs),
      inactiveMs: Math.round(window.inactiveMs),
    },
    { sentAtMs: Date.parse(window.sentAt), arrivedAtMs: now.getTime() },
  )
  const row = {
    studentId: student,
    id: window.id,
    runId: window.runId,
    startedAt: new Date(claimed.startedAtMs),
    endedAt: new Date(claimed.endedAtMs),
    activeMs: toStored(claimed.activeMs),
    inactiveMs: toStored(claimed.inactiveMs),
  }
  const run = { studentId: student, id: window.runId, ...subject }
  const { creditedMs, reason } = await saveTimeWindow(deps.db, row, run, (alreadyCredited) => {
    const credit = creditWindow(claimed, alreadyCredited, now.getTime())
    return { ...credit, reason: credit.reason ?? null }
  })
  return { accepted: true, creditedMs, ...(reason !== null && { reason }) }
}

/** A forged duration may be longer than the column; it is credited as 0 all the same. */
function toStored(ms: number): number {
  return Math.min(ms, 2 ** 31 - 1)
}

async function toSubject(deps: Deps, { lessonId, activity }: Pick<HeartbeatInput, 'lessonId' | 'activity'>) {
  if (lessonId !== undefined) {
    const lesson = await requireLesson(deps.db, lessonId)
    return { courseId: lesson.course.id, lessonId, slug: null, name: null }
  }
  if (!activity) throw invalidField('activity', 'or `lessonId` is needed')
  const course = await findCourse(deps.db, activity.course)
  if (!course) throw new DomainError('COURSE_NOT_FOUND', 'There is no such course.')
  return { courseId: course.id, lessonId: null, slug: activity.id, name: activity.name }
}
