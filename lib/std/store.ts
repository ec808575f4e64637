/** One immutable value that can be watched: `subscribe` and `getSnapshot` fit `useSyncExternalStore`. */
export type Store<T extends object> = {
  getSnapshot: () => T
  /** Tells the listeners only when something did change. */
  update: (change: Partial<T>) => void
  subscribe: (listener: () => void) => () => void
}

export function createStore<T extends object>(initial: T): Store<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    getSnapshot: () => current,
    update(change) {
      const names = Object.keys(change) as (keyof T)[]
      if (names.every((name) => Object.is(change[name], current[name]))) return
      current = { ...current, ...change }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
