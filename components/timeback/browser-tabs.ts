import type { TabMessage, Tabs } from '#lib/timeback/client/environment.ts'

/**
 * Web Locks and a BroadcastChannel of one name. A browser without them lets its tabs work side by side:
 * the server takes each answer and window once anyway.
 */
export function createBrowserTabs(name: string): Tabs {
  let channel: BroadcastChannel | null = null

  const open = () => {
    if (typeof BroadcastChannel === 'undefined') return null
    channel ??= new BroadcastChannel(name)
    return channel
  }

  return {
    exclusive: async (lock, action) =>
      'locks' in navigator ? navigator.locks.request(`${name}/${lock}`, action) : action(),
    tell: (message) => open()?.postMessage(message),
    subscribe(listener) {
      const hear = ({ data }: MessageEvent<TabMessage>) => listener(data)
      const opened = open()
      opened?.addEventListener('message', hear)
      return () => opened?.removeEventListener('message', hear)
    },
  }
}
