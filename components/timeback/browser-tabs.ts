import type { TabMessage, Tabs } from '#lib/timeback/client/index.ts'

/**
 * Web Locks and a BroadcastChannel of one name. A browser without locks, or one that forbids them, lets its
 * tabs work side by side: the server takes each answer and window once anyway. One without channels tells its
 * tabs by `localStorage`, and where that is forbidden too, they learn when they come to the front.
 */
export function createBrowserTabs(name: string): Tabs {
  let channel: BroadcastChannel | null | undefined

  const open = () => {
    if (channel === undefined) channel = attempt(() => new BroadcastChannel(name)) ?? null
    return channel
  }

  return {
    async exclusive(lock, action) {
      let begun = false
      const begin = () => {
        begun = true
        return action()
      }
      if (!navigator.locks) return action()
      try {
        return await navigator.locks.request(`${name}/${lock}`, begin)
      } catch (thrown) {
        if (begun) throw thrown
        return action()
      }
    },
    tell(message) {
      const opened = open()
      if (opened) opened.postMessage(message)
      // Only a changed value is told.
      else attempt(() => localStorage.setItem(name, JSON.stringify({ message, at: performance.now() })))
    },
    subscribe(listener) {
      const hear = ({ data }: MessageEvent<TabMessage>) => listener(data)
      const hearChange = ({ key, newValue }: StorageEvent) => {
        if (key === name && newValue !== null) listener(JSON.parse(newValue).message)
      }
      const opened = open()
      if (opened) opened.addEventListener('message', hear)
      else window.addEventListener('storage', hearChange)
      return () => {
        opened?.removeEventListener('message', hear)
        window.removeEventListener('storage', hearChange)
      }
    },
  }
}

/** What a browser forbids (`SecurityError`) is the same as what it lacks. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
