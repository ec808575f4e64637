import { expectedStudentHeader } from '#lib/std/terms.ts'
import {
  createMemoryStorage,
  type Environment,
  type Storage,
  type TabMessage,
  type Tabs,
} from '#lib/timeback/client/environment/environment.ts'

/** A request that the client made; `at` is the fake clock's time. */
export type FakeRequest = { method: string; path: string; body: Record<string, unknown>; at: number }

/** Answers a request: a JSON value for 200, or a whole `Response`; a throw is a lost connection. */
export type Respond = (request: FakeRequest) => unknown

const origin = Date.UTC(2026, 0, 5, 9)

/** What pages of one browser share. */
type Browser = { storage?: Storage; tabs?: Tabs; startsAt?: number }

/**
 * A scripted page: time passes, the page hides and the network fails when the test says so. Its student is
 * signed in and, while time passes, at work. `user/me` is answered here and not recorded.
 */
export function createFakeEnvironment(respond: Respond, browser: Browser = {}) {
  const requests: FakeRequest[] = []
  const beacons: FakeRequest[] = []
  const visibilityListeners = new Set<(visible: boolean) => void>()
  const [pageHide, pageRestore, online, input] = [signal(), signal(), signal(), signal()]
  const timers = new Set<{ dueAt: number; callback: () => void }>()
  let [elapsedMs, visible, underWay] = [browser.startsAt ?? 0, true, 0]
  let [offline, atWork, clockErrorMs] = [false, true, 0]
  let signedIn: string | null = 'student-1'
  let answer = respond

  const environment: Environment = {
    async fetch(input, init) {
      const request = toRequest(input, init?.method ?? 'GET', init?.body)
      const isIdentity = request.path === 'user/me'
      if (!isIdentity) requests.push(request)
      underWay++
      try {
        await Promise.resolve()
        if (offline) throw new TypeError('offline')
        if (isIdentity)
          return signedIn ? Response.json({ timebackId: signedIn }) : problem(401, 'UNAUTHORIZED')
        const expected = new Headers(init?.headers).get(expectedStudentHeader)
        if (expected !== null && expected !== signedIn) return problem(401, 'UNAUTHORIZED')
        const value = await answer(request)
        return value instanceof Response ? value : Response.json(value)
      } finally {
        underWay--
      }
    },
    clock: { now: () => origin + elapsedMs + clockErrorMs, monotonic: () => elapsedMs },
    timers: {
      after(delayMs, callback) {
        const timer = { dueAt: elapsedMs + delayMs, callback }
        timers.add(timer)
        return () => void timers.delete(timer)
      },
    },
    visibility: {
      isVisible: () => visible,
      subscribe(listener) {
        visibilityListeners.add(listener)
        return () => visibilityListeners.delete(listener)
      },
    },
    onPageHide: pageHide.subscribe,
    onPageRestore: pageRestore.subscribe,
    onOnline: online.subscribe,
    onInput: input.subscribe,
    storage: browser.storage ?? createMemoryStorage(),
    tabs: browser.tabs ?? createFakeTabs().open(),
    sendBeacon: (url, json) => beacons.push(toRequest(url, 'POST', json)) > 0,
    uuid: nextUuid,
    random: () => 0.5,
  }

  const toRequest = (url: string, method: string, body: unknown): FakeRequest => ({
    method,
    path: url.replace('/api/timeback/', ''),
    body: typeof body === 'string' ? JSON.parse(body) : {},
    at: origin + elapsedMs,
  })

  /** Lets answers arrive, and what they cause. */
  const settle = async () => {
    do await new Promise<void>((resolve) => setImmediate(resolve))
    while (underWay > 0)
  }

  const runDueTimers = async () => {
    for (const timer of [...timers].sort((a, b) => a.dueAt - b.dueAt)) {
      if (timer.dueAt > elapsedMs || !timers.delete(timer)) continue
      timer.callback()
      await settle()
    }
  }

  return {
    environment,
    requests,
    beacons,
    settle,
    /** Time passes and every timer runs when it is due. */
    async advance(ms: number) {
      await settle()
      const until = elapsedMs + ms
      for (;;) {
        const next = Math.min(...[...timers].map(({ dueAt }) => dueAt))
        if (next > until) break
        elapsedMs = Math.max(elapsedMs, next)
        if (atWork && visible) input.emit()
        await runDueTimers()
      }
      elapsedMs = until
      if (atWork && visible) input.emit()
      await settle()
    },
    /** Time passes and no timer runs: the device sleeps. */
    sleep(ms: number) {
      elapsedMs += ms
    },
    /** The device's clock is set; negative is back. */
    setClock(byMs: number) {
      clockErrorMs += byMs
    },
    setVisible(value: boolean) {
      visible = value
      for (const listener of [...visibilityListeners]) listener(value)
    },
    leavePage: pageHide.emit,
    restorePage: pageRestore.emit,
    /** Whether passing time brings keys and pointers. */
    setAtWork(value: boolean) {
      atWork = value
    },
    setOffline(value: boolean) {
      offline = value
      if (!value) online.emit()
    },
    /** Null: the session has run out. */
    signIn(studentId: string | null) {
      signedIn = studentId
    },
    elapsedMs: () => elapsedMs,
    respondWith(other: Respond) {
      answer = other
    },
    sentTo: (path: string) => requests.filter((request) => request.path === path),
  }
}

let uuids = 0

/** Unique over all pages of a test. */
function nextUuid(): string {
  return `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`
}

function signal() {
  const listeners = new Set<() => void>()
  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit() {
      for (const listener of [...listeners]) listener()
    },
  }
}

/** A problem document as the server answers it. */
export function problem(status: number, code: string, detail = code): Response {
  return new Response(
    JSON.stringify({ type: 'about:blank', title: code, status, code, detail, requestId: '1' }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  )
}

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
