import type { TabMessage, Tabs } from '#lib/timeback/client/environment/environment.ts'

/** The tabs of one fake browser: `open` one for each page. */
export function createFakeTabs() {
  const open = new Set<Set<(message: TabMessage) => void>>()
  const locks = new Map<string, Promise<unknown>>()
  return {
    open(): Tabs & { close: () => void } {
      const listeners = new Set<(message: TabMessage) => void>()
      open.add(listeners)
      let isClosed = false
      let release = (): void => undefined
      const closed = new Promise<void>((resolve) => {
        release = resolve
      })
      return {
        async exclusive(name, action) {
          const before = locks.get(name) ?? Promise.resolve()
          // A tab that was killed gives its locks back and never goes on.
          const work = before.then(() => (isClosed ? new Promise<never>(() => undefined) : action()))
          const released = Promise.race([work, before.then(() => closed)]).catch(() => undefined)
          locks.set(name, released)
          return work
        },
        tell(message) {
          for (const other of open) if (other !== listeners) for (const listener of other) listener(message)
        },
        subscribe(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        close() {
          isClosed = true
          open.delete(listeners)
          release()
        },
      }
    },
  }
}
