import {
  completionTimeInput,
  invalidInput,
  isObject,
  metricsInput,
  processInput,
  requireInput,
} from '#lib/timeback/client/wire/sdk-inputs.ts'
import { TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'

/** What `activity.end(data)` takes (seed 004). 1 XP = one focused minute. */
export type CompletionData = {
  xpEarned: number
  /** With `correctQuestions`, or not at all. */
  totalQuestions?: number
  correctQuestions?: number
  /** Newly mastered in this activity; never a running total (seed 003). */
  masteredUnits?: number
  /** 0–100; in place of what the server would compute from `masteredUnits`. */
  pctComplete?: number
  /** In ms; for time that the tracker did not see. */
  time?: { active: number; inactive?: number }
  /** Every completion is processed: only `true` is taken. */
  process?: true
}

/** `POST activity/submit`: `pctCompleteApp` (0–100) is there when units or a percentage were given. */
export type CompletionResult = { success: true; runId: string; pctCompleteApp?: number }

/** Whether there is a completion to send; no data, or an object without any, ends the time alone. */
export function isGiven(data: CompletionData | null | undefined): data is CompletionData {
  return (
    (data ?? null) !== null && (!isObject(data) || Object.values(data).some((value) => value !== undefined))
  )
}

/** The body of `POST activity/submit`; throws `VALIDATION_ERROR` for what the server would refuse. */
export function toCompletion(
  data: CompletionData,
  run: {
    runId: string
    activity: { id: string; name: string; course: CourseRef }
    startedAt: number
    now: number
  },
) {
  if (!isObject(data)) throw invalidInput([{ path: 'input', message: 'must be an object' }])
  const { time, process = true, ...metrics } = data
  requireInput(metricsInput, metrics, 'metrics')
  requireInput(completionTimeInput, time, 'time')
  requireInput(processInput, process, 'process')
  requirePair(metrics)
  const { runId, activity, startedAt, now } = run
  return { activity, metrics, runId, ...(time && { time: toSpan(time, startedAt, now) }) }
}

/** Time from before the run, brought in afterwards, needs a span that holds it. */
function toSpan(
  { active, inactive = 0 }: NonNullable<CompletionData['time']>,
  startedAt: number,
  now: number,
) {
  return {
    startedAt: new Date(Math.min(startedAt, now - Math.max(1, active + inactive))).toISOString(),
    endedAt: new Date(now).toISOString(),
    activeMs: active,
    inactiveMs: inactive,
  }
}

function requirePair({ totalQuestions, correctQuestions }: CompletionData): void {
  if ((totalQuestions === undefined) !== (correctQuestions === undefined)) {
    const missing = totalQuestions === undefined ? 'totalQuestions' : 'correctQuestions'
    const message = 'totalQuestions and correctQuestions must be provided together.'
    const errors = [{ path: `metrics.${missing}`, message }]
    throw new TimebackError('VALIDATION_ERROR', message, { status: 400, errors })
  }
  if ((correctQuestions ?? 0) > (totalQuestions ?? 0))
    throw invalidInput([{ path: 'metrics.correctQuestions', message: 'cannot be more than totalQuestions' }])
}
