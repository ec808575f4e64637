import type { Environment } from '#lib/timeback/client/environment.ts'

/**
 * The browser as the client sees it; the one place of the SDK that touches the page. Nothing of the page
 * is read before it is used, so that it can be made while a page is rendered on the server.
 */
export function createBrowserEnvironment(): Environment {
  return {
    fetch: (input, init) => fetch(input, init),
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    timers: {
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    },
    visibility: {
      isVisible: () => document.visibilityState === 'visible',
      subscribe: (listener) =>
        listen(document, 'visibilitychange', () => listener(document.visibilityState === 'visible')),
    },
    onPageHide: (listener) => listen(window, 'pagehide', listener),
    sendBeacon: (url, json) => navigator.sendBeacon(url, new Blob([json], { type: 'application/json' })),
    uuid: () => crypto.randomUUID(),
    random: () => Math.random(),
  }
}

function listen(target: EventTarget, event: string, listener: () => void): () => void {
  target.addEventListener(event, listener)
  return () => target.removeEventListener(event, listener)
}
