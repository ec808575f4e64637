/**
 * Everything the client needs from the place it runs in. The browser's is made in one file of the
 * adapter; a test hands in a scripted one.
 */
export type Environment = {
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  clock: Clock
  timers: Timers
  visibility: Visibility
  /** Calls back when the page is being left, perhaps for good; returns its own undo. */
  onPageHide: (listener: () => void) => () => void
  /** Hands a JSON text to the browser for delivery after the page is gone; false = not taken. */
  sendBeacon: (url: string, json: string) => boolean
  uuid: () => string
  /** In [0, 1); spreads retries so that a class does not come back in one instant. */
  random: () => number
}

export type Clock = {
  /** Milliseconds since 1970, as the device believes; may jump. */
  now: () => number
  /** Milliseconds since some start; never goes back, may stand still while the device sleeps. */
  monotonic: () => number
}

/** Runs `callback` once after `delayMs`; returns its own undo. */
type Timers = { after: (delayMs: number, callback: () => void) => () => void }

type Visibility = {
  isVisible: () => boolean
  subscribe: (listener: (visible: boolean) => void) => () => void
}
