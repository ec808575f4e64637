import type { Environment } from './environment.ts'

/** A request that the client made; `at` is the fake clock's time. */
export type FakeRequest = { method: string; path: string; body: Record<string, unknown>; at: number }

/** Answers a request: a JSON value for 200, or a whole `Response`; a throw is a lost connection. */
export type Respond = (request: FakeRequest) => unknown

const origin = Date.UTC(2026, 0, 5, 9)

/** A scripted place to run in: time passes, the page hides and the network fails when the test says so. */
export function createFakeEnvironment(respond: Respond) {
  const requests: FakeRequest[] = []
  const beacons: FakeRequest[] = []
  const visibilityListeners = new Set<(visible: boolean) => void>()
  const pageHideListeners = new Set<() => void>()
  const timers = new Set<{ dueAt: number; callback: () => void }>()
  let [elapsedMs, visible, uuids, underWay] = [0, true, 0, 0]
  let clockErrorMs = 0
  let answer = respond

  const environment: Environment = {
    async fetch(input, init) {
      const request = toRequest(input, init?.method ?? 'GET', init?.body)
      requests.push(request)
      underWay++
      try {
        await Promise.resolve()
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
    onPageHide(listener) {
      pageHideListeners.add(listener)
      return () => pageHideListeners.delete(listener)
    },
    sendBeacon: (url, json) => beacons.push(toRequest(url, 'POST', json)) > 0,
    uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`,
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
        await runDueTimers()
      }
      elapsedMs = until
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
    leavePage() {
      for (const listener of [...pageHideListeners]) listener()
    },
    respondWith(other: Respond) {
      answer = other
    },
    sentTo: (path: string) => requests.filter((request) => request.path === path),
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
