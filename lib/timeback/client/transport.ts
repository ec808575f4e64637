import type { Environment } from './environment.ts'
import { retry } from './retry.ts'
import { asTimebackError, isTransient, TimebackError, toTimebackError } from './timeback-error.ts'

/** Longer than the server takes to say that its database is away (10 s). */
const timeoutMs = 20_000

export type Transport = {
  get: <T>(path: string, query?: Record<string, string>) => Promise<T>
  post: <T>(path: string, body: object, options?: PostOptions) => Promise<T>
  /** False where the browser did not take it. */
  beacon: (path: string, body: object) => boolean
}

type PostOptions = {
  /** The request outlives the page; for small bodies only. */
  keepalive?: boolean
  /** False: a lost answer is not asked for again, only a refusal before the work began (429). */
  repeatable?: boolean
  /** In place of the client's. */
  retryAttempts?: number | undefined
}

/** Sends JSON to the wire; what fails for a moment is repeated, every error is a `TimebackError`. */
export function createTransport(
  environment: Environment,
  { baseUrl, retryAttempts }: { baseUrl: string; retryAttempts: number },
): Transport {
  const { timers, random } = environment
  const wait = (delayMs: number) => new Promise<void>((resolve) => void timers.after(delayMs, resolve))
  const policy = { retryAttempts, random, wait }
  const send = <T>(url: string, init: RequestInit) => sendOnce<T>(environment, url, init)
  return {
    get: (path, query = {}) => {
      const search = new URLSearchParams(query).toString()
      return retry(() => send(`${baseUrl}/${path}${search && `?${search}`}`, { method: 'GET' }), policy)
    },
    post: (path, body, { keepalive = false, repeatable = true, ...own } = {}) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(body), keepalive }
      const isRetryable = repeatable ? isTransient : (error: TimebackError) => error.status === 429
      const attempts = { ...policy, retryAttempts: own.retryAttempts ?? retryAttempts }
      return retry(() => send(`${baseUrl}/${path}`, init), attempts, isRetryable)
    },
    beacon: (path, body) => environment.sendBeacon(`${baseUrl}/${path}`, JSON.stringify(body)),
  }
}

async function sendOnce<T>({ fetch, timers }: Environment, url: string, init: RequestInit): Promise<T> {
  const abort = new AbortController()
  const cancelTimeout = timers.after(timeoutMs, () =>
    abort.abort(new Error('The server did not answer in time.')),
  )
  try {
    const response = await fetch(url, { ...init, signal: abort.signal })
    if (!response.ok) throw await toTimebackError(response)
    return await readJson<T>(response)
  } catch (thrown) {
    throw asTimebackError(thrown)
  } finally {
    cancelTimeout()
  }
}

/** A 200 that is no JSON is a sign-in page or a proxy's: not an answer of the wire. */
async function readJson<T>(response: Response): Promise<T> {
  if (response.headers.get('content-type')?.includes('json')) return (await response.json()) as T
  const { status } = response
  throw new TimebackError('UNEXPECTED_RESPONSE', 'The server answered with something other than JSON.', {
    status,
  })
}
