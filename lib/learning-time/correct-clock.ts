/** A client's clock may be off by this much before the server corrects it (http contract, heartbeat). */
export const CLOCK_TOLERANCE_MS = 5_000

/**
 * Puts a window on the server's clock: shifts it by (arrival − sending), both ends alike, when that exceeds
 * 5 s in either direction; below, the difference may as well be the network's.
 */
export function correctClock<Window extends { startedAtMs: number; endedAtMs: number }>(
  window: Window,
  clock: { sentAtMs: number; arrivedAtMs: number },
): Window {
  const shiftMs = clock.arrivedAtMs - clock.sentAtMs
  if (Math.abs(shiftMs) <= CLOCK_TOLERANCE_MS) return window
  return { ...window, startedAtMs: window.startedAtMs + shiftMs, endedAtMs: window.endedAtMs + shiftMs }
}
