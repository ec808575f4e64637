import 'server-only'
import type { z } from 'zod'
import { DomainError, type ProblemCode } from '#lib/timeback/contract/domain-error.ts'

/** The token of the upstream; `get` is renewed before it ends, `drop` makes the next one new. */
export type Token = { get: () => Promise<string | null>; drop: () => void }

export type World = {
  url: string
  token: Token
  fetch: typeof fetch
  sleep: (ms: number) => Promise<void>
}

export type Call = {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  query?: Record<string, string | number | undefined>
  body?: object
  headers?: Record<string, string>
}

/** A way to the upstream that has been tried often enough before it says `UPSTREAM_ERROR`. */
export type Connection = {
  /** The answer in its checked shape. Throws `UpstreamRefusal` for a 4xx of the upstream. */
  ask: <T extends z.ZodType>(schema: T, call: Call) => Promise<z.infer<T>>
  /** A file that the upstream's content refers to; `null` if it is not there. */
  file: (url: string) => Promise<{ bytes: Uint8Array; mediaType: string } | null>
}

const timeoutMs = 8_000
/** Waits before the second, third and fourth try: a student is waiting too. */
const waitsMs = [250, 1_000, 3_000]
/** What clients of the platform keep to (Timeback protocol §0). */
const atOnce = 10
const maxFileBytes = 20_000_000

/** Every call goes with the token and is repeated after 429, 5xx and silence, all of them safe to repeat. */
export function createConnection({ url, token, fetch, sleep }: World): Connection {
  const base = url.replace(/\/+$/, '')
  const slots = createSlots(atOnce)

  async function send(target: string, init: RequestInit, withToken: boolean): Promise<Response> {
    let renewed = false
    for (let failures = 0; ; ) {
      const outcome = await attempt(target, init, withToken)
      if (outcome instanceof Response) {
        if (outcome.status !== 401 || renewed || !withToken) return outcome
        // A token may end or be withdrawn before its time: once more with a new one.
        await outcome.body?.cancel()
        token.drop()
        renewed = true
        continue
      }
      const wait = waitsMs[failures++]
      if (wait === undefined) throw upstreamError(outcome.reason, outcome.cause)
      await sleep(Math.max(wait, Math.min(outcome.afterMs, waitsMs.at(-1) ?? wait)))
    }
  }

  async function attempt(target: string, init: RequestInit, withToken: boolean): Promise<Response | Failure> {
    try {
      const headers = new Headers(init.headers)
      const bearer = withToken ? await token.get() : null
      if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`)
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(target, { ...init, headers, signal, redirect: 'manual' })
      if (response.status !== 429 && response.status < 500) return response
      await response.body?.cancel()
      const seconds = Number(response.headers.get('retry-after') ?? 0)
      return { reason: `it answered ${response.status}`, afterMs: (seconds || 0) * 1_000 }
    } catch (cause) {
      return { reason: 'it does not answer', afterMs: 0, cause }
    }
  }

  return {
    ask: (schema, { method = 'GET', path, query = {}, body, headers = {} }) =>
      slots(async () => {
        const target = new URL(base + path)
        for (const [name, value] of Object.entries(query))
          if (value !== undefined) target.searchParams.set(name, String(value))
        const sent = body && { body: JSON.stringify(body) }
        const type = body && { 'content-type': 'application/json' }
        const response = await send(target.href, { method, ...sent, headers: { ...headers, ...type } }, true)
        const json: unknown = await response.json().catch(() => null)
        if (!response.ok) throw refusal(response.status, json)
        const parsed = schema.safeParse(json)
        if (!parsed.success) throw upstreamError(`its answer to ${path} is not understood`, parsed.error)
        return parsed.data
      }),
    file: (address) =>
      slots(async () => {
        // The token is for the upstream alone, whatever its content refers to.
        const response = await send(address, {}, new URL(address).origin === new URL(base).origin)
        if (!response.ok) return null
        const bytes = new Uint8Array(await response.arrayBuffer())
        const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
        return bytes.byteLength > maxFileBytes ? null : { bytes, mediaType }
      }),
  }
}

type Failure = { reason: string; afterMs: number; cause?: unknown }

function refusal(status: number, json: unknown): Error {
  if (status === 404 || status === 400 || status === 409 || status === 422)
    return new UpstreamRefusal(status, json)
  return upstreamError(`it answered ${status}`, json)
}

function upstreamError(reason: string, cause?: unknown): DomainError {
  return new DomainError('UPSTREAM_ERROR', `PowerPath cannot be used now: ${reason}.`, { cause })
}

/** The upstream says that what was asked for is not there (404), or not so or not now (400, 409, 422). */
export class UpstreamRefusal extends Error {
  override name = 'UpstreamRefusal'
  readonly status: 400 | 404 | 409 | 422

  constructor(status: 400 | 404 | 409 | 422, body: unknown) {
    super(`PowerPath refused with ${status}: ${describe(body)}`)
    this.status = status
  }
}

function describe(body: unknown): string {
  const known = typeof body === 'object' && body !== null && 'imsx_description' in body
  return known ? String(body.imsx_description) : 'no description'
}

/** Says in this app's words what the upstream refused: `missing` for a 404, `untimely` for the others. */
export async function orRefused<T>(
  call: Promise<T>,
  { missing, untimely = 'UPSTREAM_ERROR' }: { missing: ProblemCode; untimely?: ProblemCode },
): Promise<T> {
  try {
    return await call
  } catch (cause) {
    if (!(cause instanceof UpstreamRefusal)) throw cause
    throw new DomainError(cause.status === 404 ? missing : untimely, cause.message, { cause })
  }
}

/** Runs at most so many tasks at once; the others wait in line. */
export function createSlots(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = count
  const waiting: (() => void)[] = []
  return async (task) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
