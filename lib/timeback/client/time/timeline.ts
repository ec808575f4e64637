import type { Clock } from '#lib/timeback/client/environment/environment.ts'

/** Milliseconds since 1970, whole, never going back. */
export type Timeline = { now: () => number }

/** The device's clock may lead its monotonic clock by this much before it counts as having slept. */
const toleranceMs = 1_000

/**
 * One time scale for all windows and for `sentAt`. It runs with the monotonic clock, so that a clock set
 * back makes no windows overlap (the server then corrects by `sentAt`), and jumps forward with the
 * device's clock, since a monotonic clock may stand still while the device sleeps.
 */
export function createTimeline({ now, monotonic }: Clock): Timeline {
  let offsetMs = now() - monotonic()
  return {
    now() {
      const ledByMs = now() - monotonic() - offsetMs
      if (ledByMs > toleranceMs) offsetMs += ledByMs
      return Math.floor(monotonic() + offsetMs)
    },
  }
}
