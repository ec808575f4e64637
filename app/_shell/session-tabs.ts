let opened: BroadcastChannel | null = null

/** One for the page, as a page hears what it says itself by another. `null` in a browser that has none. */
function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  opened ??= new BroadcastChannel('cairn-session')
  return opened
}

/** Tells the browser's other tabs who is signed in now, `null` for nobody. */
export function tellTabs(person: string | null): void {
  channel()?.postMessage(person)
}

/**
 * Leaves this page as soon as its person is not the one who is signed in: when another tab says so, and when the
 * page is seen again. Asks the server first, as the other tab may be the one that is behind.
 */
export function watchSession(own: string): () => void {
  const check = () => void leaveUnless(own)
  const heard = ({ data }: MessageEvent) => data !== own && check()
  const seen = () => document.visibilityState === 'visible' && check()
  const restored = (event: PageTransitionEvent) => event.persisted && check()
  channel()?.addEventListener('message', heard)
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('pageshow', restored)
  return () => {
    channel()?.removeEventListener('message', heard)
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
