import type { Environment } from '#lib/timeback/client/index.ts'
import { createBrowserStorage } from './browser-storage.ts'
import { createBrowserTabs } from './browser-tabs.ts'

/**
 * The browser as the client sees it; with its storage and tabs all of the SDK that touches the page.
 * Nothing of the page is read before it is used, so that it can be made while a page is rendered on the
 * server.
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
        listen(document, ['visibilitychange'], () => listener(document.visibilityState === 'visible')),
    },
    onInput,
    onPageHide: (listener) => listen(window, ['pagehide'], listener),
    onPageRestore: (listener) =>
      listen(window, ['pageshow'], (event) => {
        if ((event as PageTransitionEvent).persisted) listener()
      }),
    onOnline: (listener) => listen(window, ['online'], listener),
    sendBeacon: (url, json) => navigator.sendBeacon(url, new Blob([json], { type: 'application/json' })),
    storage: createBrowserStorage('timeback'),
    tabs: createBrowserTabs('timeback'),
    uuid: () => createUuid((bytes) => crypto.getRandomValues(bytes)),
    random: () => Math.random(),
  }
}

/**
 * A random UUID (RFC 9562, version 4), also on plain http off localhost, where browsers have no `randomUUID`
 * but the same source of chance.
 */
export function createUuid(fillWithChance: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const bytes = fillWithChance(new Uint8Array(16))
  const [version, variant] = [bytes[6] ?? 0, bytes[8] ?? 0]
  bytes[6] = (version & 0x0f) | 0x40
  bytes[8] = (variant & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-')
}

const inputEvents = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll']

/** Calls back at each key, pointer or scroll of the student; returns its own undo. */
export function onInput(listener: () => void): () => void {
  return listen(document, inputEvents, listener)
}

function listen(target: EventTarget, events: string[], listener: (event: Event) => void): () => void {
  const options = { capture: true, passive: true }
  for (const event of events) target.addEventListener(event, listener, options)
  return () => {
    for (const event of events) target.removeEventListener(event, listener, options)
  }
}
