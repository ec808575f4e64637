/** A client's clock may be off by this much before the server corrects it (http contract, heartbeat). */
const CLOCK_TOLERANCE_MS = 5_000

/** When the client sent a window by its own clock, and when it arrived by the server's. */
type Sending = { sentAtMs: number; arrivedAtMs: number }

/**
 * Puts a window on the server's clock: shifts it by (arrival − sending), both ends alike, when that exceeds
 * 5 s in either direction; below, the difference may as well be the network's.
 */
export function correctClock<Window extends { startedAtMs: number; endedAtMs: number }>(
  window: Window,
  clock: Sending,
): Window {
  const shiftMs = clock.arrivedAtMs - clock.sentAtMs
  if (Math.abs(shiftMs) <= CLOCK_TOLERANCE_MS) return window
  return { ...window, startedAtMs: window.startedAtMs + shiftMs, endedAtMs: window.endedAtMs + shiftMs }
}

/**
 * What is not in the future: a clock that is ahead by less than is corrected must not cost the window, which
 * ends by that clock.
 */
export function latestEndMs({ sentAtMs, arrivedAtMs }: Sending): number {
  const isSlight = sentAtMs > arrivedAtMs && sentAtMs - arrivedAtMs <= CLOCK_TOLERANCE_MS
  return isSlight ? sentAtMs : arrivedAtMs
}
