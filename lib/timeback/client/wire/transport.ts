import { expectedStudentHeader } from '#lib/std/terms.ts'
import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import type { Student } from './student.ts'
import { asTimebackError, isTransient, TimebackError, toTimebackError } from './timeback-error.ts'

/** Longer than the server takes to say that its database is away (10 s). */
const timeoutMs = 20_000

export type Transport = {
  get: <T>(path: string, query?: Record<string, string>, options?: GetOptions) => Promise<T>
  post: <T>(path: string, body: object, options?: PostOptions) => Promise<T>
  /** False where the browser did not take it, or it is in doubt who is signed in. */
  beacon: (path: string, body: object) => boolean
}

/** `retryAttempts` in place of the client's. */
type GetOptions = { retryAttempts?: number | undefined }

type PostOptions = GetOptions & {
  /** The request outlives the page; for small bodies only. */
  keepalive?: boolean
  /** False: a lost answer is not asked for again, only a refusal before the work began (429). */
  repeatable?: boolean
}

export type TransportOptions = { baseUrl: string; retryAttempts: number }

const jsonHeaders = { 'content-type': 'application/json' }

/**
 * Sends JSON to the wire; what fails for a moment is repeated, every error is a `TimebackError`. Given a
 * `student`, nothing is posted while it is in doubt that this student is the one signed in, and each request
 * names the student, for the server to refuse where somebody else has signed in meanwhile.
 */
export function createTransport(
  environment: Environment,
  { baseUrl, retryAttempts }: TransportOptions,
  student?: Student,
): Transport {
  const { timers, random } = environment
  const wait = (delayMs: number) => new Promise<void>((resolve) => void timers.after(delayMs, resolve))
  const policy = { retryAttempts, random, wait }
  const send = <T>(url: string, init: RequestInit) => sendOnce<T>(environment, url, init)
  const sendAs = async <T>(url: string, init: RequestInit) => {
    await student?.confirm()
    const headers = { ...jsonHeaders, ...(student && { [expectedStudentHeader]: await student.id() }) }
    return send<T>(url, { ...init, headers }).catch(askAgain)
  }
  /** Who is signed in is told at once, not with the next thing to send. */
  const askAgain = (error: TimebackError): never => {
    if (error.status === 401) {
      student?.doubt()
      void student?.confirm().catch(() => undefined)
    }
    throw error
  }
  const read = <T>(url: string) => {
    const ownId = student?.knownId()
    const headers = ownId === undefined ? {} : { [expectedStudentHeader]: ownId }
    return send<T>(url, { method: 'GET', headers }).catch(askAgain)
  }
  return {
    get: (path, query = {}, own = {}) => {
      const search = new URLSearchParams(query).toString()
      const attempts = { ...policy, retryAttempts: own.retryAttempts ?? retryAttempts }
      return retry(() => read(`${baseUrl}/${path}${search && `?${search}`}`), attempts)
    },
    post: (path, body, { keepalive = false, repeatable = true, ...own } = {}) => {
      const init = { method: 'POST', body: JSON.stringify(body), keepalive }
      const isRetryable = repeatable ? isTransient : (error: TimebackError) => error.status === 429
      const attempts = { ...policy, retryAttempts: own.retryAttempts ?? retryAttempts }
      return retry(() => sendAs(`${baseUrl}/${path}`, init), attempts, isRetryable)
    },
    beacon: (path, body) =>
      student?.isConfirmed() !== false && environment.sendBeacon(`${baseUrl}/${path}`, JSON.stringify(body)),
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

const firstDelayMs = 500
const longestDelayMs = 8_000

type RetryPolicy = {
  /** How often a request is repeated before its error is told. */
  retryAttempts: number
  random: () => number
  wait: (delayMs: number) => Promise<void>
}

/**
 * Runs `request` until it succeeds, fails for good, or `retryAttempts` repeats are used up; then rejects
 * with the last error. `isRetryable` narrows what may be repeated.
 */
async function retry<T>(
  request: () => Promise<T>,
  policy: RetryPolicy,
  isRetryable: (error: TimebackError) => boolean = isTransient,
): Promise<T> {
  for (let repeat = 0; ; repeat++) {
    try {
      return await request()
    } catch (thrown) {
      const error = thrown as TimebackError
      if (repeat >= policy.retryAttempts || !isRetryable(error)) throw error
      await policy.wait(Math.max(retryDelayMs(repeat, policy.random), error.retryAfterMs))
    }
  }
}

/** Doubles with each repeat, up to `longestMs`; half of it is chance, so that a class does not come back at once. */
export function retryDelayMs(repeat: number, random: () => number, longestMs = longestDelayMs): number {
  const fullMs = Math.min(longestMs, firstDelayMs * 2 ** repeat)
  return Math.round(fullMs / 2 + (fullMs / 2) * random())
}
