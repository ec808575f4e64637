import { invalidInput } from '#lib/timeback/client/wire/sdk-inputs.ts'

/** How a run's time is tracked; every part has a default. */
export type TimeOptions = {
  /** How long a window lasts that nothing ends earlier; 1 s to 4 min. Default: 15 s. */
  heartbeatIntervalMs?: number
  /** A page hidden for this long pauses its run until the student comes back. Default: 10 min. */
  hiddenTimeoutMs?: number
  /** Without key, pointer or scroll for this long, time is inactive. Default: 2 min. */
  idleTimeoutMs?: number
  /** How often a window that failed for a moment is repeated before `onError`. Default: the client's. */
  retryAttempts?: number
}

export type TimerSettings = Required<Omit<TimeOptions, 'retryAttempts'>>

/** Time counts for so long after the last sign of the student: the custom of practice platforms. */
export const idleTimeoutMs = 2 * 60_000

/** Seed 004 and the Timeback protocol, §4.4. */
const defaults: TimerSettings = {
  heartbeatIntervalMs: 15_000,
  hiddenTimeoutMs: 10 * 60_000,
  idleTimeoutMs,
}

/** A hidden page is looked at once a minute, and the server refuses windows over 5 minutes. */
const longestIntervalMs = 4 * 60_000

/** Throws `VALIDATION_ERROR` for what no timer can keep. */
export function toTimerSettings(options: TimeOptions): TimerSettings {
  const heartbeatIntervalMs = options.heartbeatIntervalMs ?? defaults.heartbeatIntervalMs
  const hiddenTimeoutMs = options.hiddenTimeoutMs ?? defaults.hiddenTimeoutMs
  const idleTimeoutMs = options.idleTimeoutMs ?? defaults.idleTimeoutMs
  requireWithin('heartbeatIntervalMs', heartbeatIntervalMs, 1_000, longestIntervalMs)
  requireWithin('hiddenTimeoutMs', hiddenTimeoutMs, 0, Number.MAX_SAFE_INTEGER)
  requireWithin('idleTimeoutMs', idleTimeoutMs, 1_000, Number.MAX_SAFE_INTEGER)
  return { heartbeatIntervalMs, hiddenTimeoutMs, idleTimeoutMs }
}

function requireWithin(name: keyof TimerSettings, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw invalidInput([{ path: `time.${name}`, message: `must be a number of ms from ${least} to ${most}` }])
}
