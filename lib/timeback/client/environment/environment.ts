/**
 * Everything the client needs from the place it runs in. The browser's is made in the adapter; a test
 * hands in a scripted one.
 */
export type Environment = {
  fetch: (input: string, init?: RequestInit) => Promise<Response>
  clock: Clock
  timers: Timers
  visibility: Visibility
  /** Calls back at each key, pointer or scroll of the student; returns its own undo. */
  onInput: (listener: () => void) => () => void
  /** Calls back when the page is being left, perhaps for good; returns its own undo. */
  onPageHide: (listener: () => void) => () => void
  /** Calls back when the page comes back as it was left (back-forward cache); returns its own undo. */
  onPageRestore: (listener: () => void) => () => void
  /** Calls back when the device believes to be connected again; returns its own undo. */
  onOnline: (listener: () => void) => () => void
  /** Hands a JSON text to the browser for delivery after the page is gone; false = not taken. */
  sendBeacon: (url: string, json: string) => boolean
  storage: Storage
  tabs: Tabs
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

/** JSON values by key, shared by the tabs of one browser; what `put` resolved for outlives them. */
export type Storage = {
  put: (key: string, value: unknown) => Promise<void>
  delete: (key: string) => Promise<void>
  /** All whose key begins with `prefix`, by key ascending. */
  list: (prefix: string) => Promise<[key: string, value: unknown][]>
}

/** What the tabs of one browser do together. */
export type Tabs = {
  /** Runs `action` when no tab runs one of that name. */
  exclusive: <T>(name: string, action: () => Promise<T>) => Promise<T>
  /** Reaches the other tabs, not this one. */
  tell: (message: TabMessage) => void
  subscribe: (listener: (message: TabMessage) => void) => () => void
}

/** Whose page spoke, and which lesson changed on the server; without one the tab has just opened. */
export type TabMessage = { studentId: string; lessonId?: string }

/** A storage that lasts as long as the object; values are copied like those of a real one. */
export function createMemoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    async put(key, value) {
      values.set(key, JSON.stringify(value))
    },
    async delete(key) {
      values.delete(key)
    },
    async list(prefix) {
      return [...values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, json]) => [key, JSON.parse(json) as unknown])
    },
  }
}
