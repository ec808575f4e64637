const channelName = 'cairn-session'

/** Tells the browser's other tabs who is signed in now, `null` for nobody. */
export function tellTabs(person: string | null): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(person)
  channel.close()
}

/**
 * Leaves this page as soon as its person is not the one who is signed in: when another tab says so, and when the
 * page is seen again. Asks the server first, as the other tab may be the one that is behind.
 */
export function watchSession(own: string): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  const check = () => void leaveUnless(own)
  const seen = () => document.visibilityState === 'visible' && check()
  const restored = (event: PageTransitionEvent) => event.persisted && check()
  channel?.addEventListener('message', ({ data }) => data !== own && check())
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('pageshow', restored)
  return () => {
    channel?.close()
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('pageshow', restored)
  }
}

async function leaveUnless(own: string): Promise<void> {
  const answer = await fetch('/api/timeback/user/me', { cache: 'no-store' }).catch(() => null)
  if (answer?.status === 401) {
    const here = encodeURIComponent(location.pathname + location.search)
    location.replace(`/signin?error=SessionRequired&callbackUrl=${here}`)
  }
  if (answer?.ok && (await answer.json()).timebackId !== own) location.reload()
}
