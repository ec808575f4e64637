import { isTransient, type TimebackError } from './timeback-error.ts'

const firstDelayMs = 500
const longestDelayMs = 8_000

export type RetryPolicy = {
  /** How often a request is repeated before its error is told. */
  retryAttempts: number
  random: () => number
  wait: (delayMs: number) => Promise<void>
}

/**
 * Runs `request` until it succeeds, fails for good, or `retryAttempts` repeats are used up; then rejects
 * with the last error. `isRetryable` narrows what may be repeated.
 */
export async function retry<T>(
  request: () => Promise<T>,
  policy: RetryPolicy,
  isRetryable: (error: TimebackError) => boolean = isTransient,
): Promise<T> {
  for (let repeat = 0; ; repeat++) {
    try {
      return await request()
    } catch (thrown) {
      const error = thrown as TimebackError
      if (repeat >= policy.retryAttempts || !isRetryable(error)) throw error
      await policy.wait(Math.max(retryDelayMs(repeat, policy.random), error.retryAfterMs))
    }
  }
}

/** Doubles with each repeat, up to `longestMs`; half of it is chance, so that a class does not come back at once. */
export function retryDelayMs(repeat: number, random: () => number, longestMs = longestDelayMs): number {
  const fullMs = Math.min(longestMs, firstDelayMs * 2 ** repeat)
  return Math.round(fullMs / 2 + (fullMs / 2) * random())
}
