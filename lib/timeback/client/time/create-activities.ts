import { createStore } from '#lib/std/store.ts'
import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import { activityInput, requireInput } from '#lib/timeback/client/wire/sdk-inputs.ts'
import { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import { type ActivityParams, ActivityTracker, type RunSubject, type RunWindows } from './activity-tracker.ts'
import type { Timeline } from './timeline.ts'

export type Activities = {
  /**
   * Starts a run of an activity of the caller's own. Throws `ACTIVITY_IN_PROGRESS` beside another, and
   * `VALIDATION_ERROR` for what the server would refuse: what has started can be ended.
   */
  start: (params: ActivityParams) => ActivityTracker
  /** The one run in progress. */
  readonly current: ActivityTracker | null
  /** Calls back when a run starts, pauses, resumes or ends; returns its own undo. */
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => ActivitySnapshot
}

/** Immutable: each change is a new object. */
export type ActivitySnapshot = { current: ActivityTracker | null; isPaused: boolean }

export type ActivityParts = {
  environment: Environment
  timeline: Timeline
  transport: Transport
  windows: RunWindows
}

export type LessonRuns = {
  /** Throws `ACTIVITY_IN_PROGRESS` beside an activity of the caller's own. */
  requireFree: () => void
  /** Starts a lesson's run; another lesson's is left. */
  start: (params: ActivityParams) => ActivityTracker
  /** A lesson's run that is over before it began; the one in progress goes on. */
  createLeft: (params: ActivityParams) => ActivityTracker
}

/** One run at a time over activities and lessons (Timeback protocol §4.4). */
export function createActivities(parts: ActivityParts): { activities: Activities; lessonRuns: LessonRuns } {
  const store = createStore<ActivitySnapshot>({ current: null, isPaused: false })
  let isLesson = false

  const requireNone = () => {
    if (store.getSnapshot().current)
      throw new TimebackError('ACTIVITY_IN_PROGRESS', 'Another activity is already in progress')
  }

  const run = (params: ActivityParams, subject: RunSubject) => {
    requireNone()
    const onChange = () =>
      store.update({ current: tracker.isEnded ? null : tracker, isPaused: tracker.isPaused })
    const tracker = new ActivityTracker({ ...parts, subject, onChange }, params)
    isLesson = 'lessonId' in subject
    onChange()
    return tracker
  }

  const leaveLesson = () => {
    if (isLesson) store.getSnapshot().current?.leave()
  }

  return {
    activities: {
      start: (params) => {
        requireInput(activityInput, params)
        return run(params, { activity: { id: params.id, name: params.name, course: params.course } })
      },
      get current() {
        return store.getSnapshot().current
      },
      subscribe: store.subscribe,
      getSnapshot: store.getSnapshot,
    },
    lessonRuns: {
      requireFree() {
        if (!isLesson) requireNone()
      },
      start(params) {
        leaveLesson()
        return run(params, { lessonId: params.id })
      },
      createLeft(params) {
        const onChange = () => undefined
        const subject = { lessonId: params.id }
        const tracker = new ActivityTracker({ ...parts, subject, onChange }, { ...params, time: false })
        tracker.leave()
        return tracker
      },
    },
  }
}
