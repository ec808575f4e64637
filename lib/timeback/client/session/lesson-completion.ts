import type { ActivityTracker } from '#lib/timeback/client/time/activity-tracker.ts'
import { asTimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { CompleteResult } from '#lib/timeback/contract/lesson.ts'

/** The server's result with the time of this session (seed 002, `LessonSessionCompleteResult`). */
export type LessonCompletion = CompleteResult & {
  /** Active time, in seconds. */
  timeSpentSeconds: number
  /** False: the score is safe, the last seconds of time may be missing; `error` says why. */
  timeTrackingSent: boolean
  error?: string
}

type Tracking = Pick<LessonCompletion, 'timeSpentSeconds' | 'timeTrackingSent' | 'error'>

/** Sends a lesson's time so far; the tracking goes on, for the lesson is not over (adaptive, below 100). */
export async function flushTracking(tracker: ActivityTracker): Promise<Tracking> {
  const error = await tracker.trySend()
  return toTracking(tracker, error && { timeTrackingSent: false, error: error.detail })
}

/** Sends the rest of a lesson's time; what fails is told, not thrown, and is sent later (seed 000). */
export async function endTracking(tracker: ActivityTracker): Promise<Tracking> {
  const failure = await tracker.end().then(
    () => null,
    (thrown) => {
      tracker.leave()
      return { timeTrackingSent: false, error: asTimebackError(thrown).detail }
    },
  )
  return toTracking(tracker, failure)
}

function toTracking(tracker: ActivityTracker, failure: Omit<Tracking, 'timeSpentSeconds'> | null): Tracking {
  const timeSpentSeconds = Math.round(tracker.totalActiveMs / 1000)
  return { timeSpentSeconds, ...(failure ?? { timeTrackingSent: true }) }
}
