/**
 * The arithmetic of learning time, pure: windows follow one another without overlap, and each
 * millisecond in one is active, inactive (page hidden, or student idle), or neither. All in whole ms of one
 * timeline.
 */
export type OpenWindow = {
  startedAt: number
  /** Until when time is accounted for. */
  seenAt: number
  activeMs: number
  inactiveMs: number
  visible: boolean
  /** Until when the latest input vouches for the student's presence. */
  presentUntil: number
}

export type ClosedWindow = { startedAt: number; endedAt: number; activeMs: number; inactiveMs: number }

/** A visible page is looked at every second; one not heard of for this long was asleep. */
const visibleGapMs = 15_000

/** Browsers let a hidden page's timers run once a minute at least; beyond that it was frozen or asleep. */
const hiddenGapMs = 90_000

export function openWindow(
  now: number,
  { visible, presentUntil }: Pick<OpenWindow, 'visible' | 'presentUntil'>,
): OpenWindow {
  return { startedAt: now, seenAt: now, activeMs: 0, inactiveMs: 0, visible, presentUntil }
}

/**
 * Accounts for the time since the last look. After a gap the window ends where it was last seen, and
 * another one opens: a device that slept was not learning, and no window gets long (the server refuses
 * more than 5 minutes).
 */
export function look(window: OpenWindow, now: number): { window: OpenWindow; cut: ClosedWindow | null } {
  const elapsedMs = now - window.seenAt
  if (elapsedMs > (window.visible ? visibleGapMs : hiddenGapMs))
    return { window: openWindow(now, window), cut: closeWindow(window) }
  const presentMs = Math.min(elapsedMs, Math.max(0, window.presentUntil - window.seenAt))
  const activeMs = window.activeMs + (window.visible ? presentMs : 0)
  const inactiveMs = window.inactiveMs + elapsedMs - (window.visible ? presentMs : 0)
  return { window: { ...window, seenAt: now, activeMs, inactiveMs }, cut: null }
}

/** What was seen of the window; null where it has no length, which the server refuses. */
export function closeWindow({ startedAt, seenAt, activeMs, inactiveMs }: OpenWindow): ClosedWindow | null {
  return seenAt > startedAt ? { startedAt, endedAt: seenAt, activeMs, inactiveMs } : null
}
