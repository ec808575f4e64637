import { type ActivityParams, ActivityTracker } from './activity-tracker.ts'
import type { Environment } from './environment.ts'
import { createHeartbeatOutbox, type RunSubject } from './heartbeat-outbox.ts'
import { TimebackError } from './timeback-error.ts'
import { createTimeline } from './timeline.ts'
import type { Transport } from './transport.ts'

export type Activities = {
  /** Starts a run of an activity of the caller's own; throws `ACTIVITY_IN_PROGRESS` beside another. */
  start: (params: ActivityParams) => ActivityTracker
  /** The one run in progress. */
  readonly current: ActivityTracker | null
}

export type LessonRuns = {
  /** Throws `ACTIVITY_IN_PROGRESS` beside an activity of the caller's own. */
  requireFree: () => void
  /** Starts a lesson's run; another lesson's is left. */
  start: (params: ActivityParams) => ActivityTracker
}

/** One run at a time over activities and lessons (Timeback protocol §4.4). */
export function createActivities(
  environment: Environment,
  transport: Transport,
): { activities: Activities; lessonRuns: LessonRuns } {
  const timeline = createTimeline(environment.clock)
  const outbox = createHeartbeatOutbox(transport, timeline)
  let current: { tracker: ActivityTracker; isLesson: boolean } | null = null

  const run = (params: ActivityParams, subject: RunSubject) => {
    if (current) throw new TimebackError('ACTIVITY_IN_PROGRESS', 'Another activity is already in progress')
    const onOver = () => {
      current = null
    }
    const parts = { environment, timeline, transport, outbox, subject, onOver }
    const tracker = new ActivityTracker(parts, params)
    current = { tracker, isLesson: 'lessonId' in subject }
    return tracker
  }

  const leaveLesson = () => {
    if (current?.isLesson) current.tracker.leave()
  }

  return {
    activities: {
      start: (params) =>
        run(params, { activity: { id: params.id, name: params.name, course: params.course } }),
      get current() {
        return current?.tracker ?? null
      },
    },
    lessonRuns: {
      requireFree() {
        if (current && !current.isLesson)
          throw new TimebackError('ACTIVITY_IN_PROGRESS', 'Another activity is already in progress')
      },
      start(params) {
        leaveLesson()
        return run(params, { lessonId: params.id })
      },
    },
  }
}
