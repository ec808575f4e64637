import type { CompletionQueue } from '#lib/timeback/client/kept/completion-queue.ts'
import type { Outcome } from '#lib/timeback/client/kept/outbox.ts'
import type { ActivityTracker } from '#lib/timeback/client/time/activity-tracker.ts'
import { asTimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type {
  CompleteResult,
  LessonQuestion,
  LessonType,
  LexicalResponses,
} from '#lib/timeback/contract/lesson.ts'

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

/** The attempt that is to be finished, as the student sees it. */
type Wished = {
  lessonId: string
  lessonType: LessonType
  attempt: number | undefined
  questions: readonly LessonQuestion[]
  answers: Readonly<Record<string, LexicalResponses>>
}

export type LessonWish = {
  /** Keeps the wish and tries at once; rejects with what holds it up, or with why it was refused. */
  fulfil: (lesson: Wished) => Promise<CompleteResult>
}

/** The wish to finish a session's attempt: kept once, however often it is asked for while it is open. */
export function createLessonWish(completions: CompletionQueue, uuid: () => string): LessonWish {
  let open: Promise<{ outcome: Promise<Outcome<CompleteResult>> }> | null = null

  const keep = async ({ lessonId, lessonType, attempt, questions, answers }: Wished) => {
    const wish = {
      ...{ lessonId, lessonType, answers: questions.length > 0 ? answers : null },
      ...(attempt !== undefined && { attempt }),
    }
    const { outcome } = await completions.keep(lessonId, uuid(), wish)
    void outcome.then(() => {
      open = null
    })
    return { outcome }
  }

  return {
    async fulfil(lesson) {
      open ??= keep(lesson)
      const { outcome } = await open
      const held = await completions.flush(lesson.lessonId)
      if (held) throw held
      const settled = await outcome
      if ('error' in settled) throw settled.error
      return settled.result
    },
  }
}
