import type { CompleteResult } from '#lib/timeback/contract/lesson.ts'
import type { ActivityTracker } from './activity-tracker.ts'
import { asTimebackError } from './timeback-error.ts'

/** The server's result with the time of this session (seed 002, `LessonSessionCompleteResult`). */
export type LessonCompletion = CompleteResult & {
  /** Active time, in seconds. */
  timeSpentSeconds: number
  /** False: the score is safe, the last seconds of time may be missing; `error` says why. */
  timeTrackingSent: boolean
  error?: string
}

/** Sends the rest of a lesson's time; what fails is told, not thrown, and is sent later (seed 000). */
export async function endTracking(
  tracker: ActivityTracker,
): Promise<Pick<LessonCompletion, 'timeSpentSeconds' | 'timeTrackingSent' | 'error'>> {
  const failure = await tracker.end().then(
    () => null,
    (thrown) => {
      tracker.leave()
      return { timeTrackingSent: false, error: asTimebackError(thrown).detail }
    },
  )
  const timeSpentSeconds = Math.round(tracker.totalActiveMs / 1000)
  return { timeSpentSeconds, ...(failure ?? { timeTrackingSent: true }) }
}
