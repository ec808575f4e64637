import 'server-only'
import { LRUCache } from 'lru-cache'
import { getToken, type JWT } from 'next-auth/jwt'
import type { SessionKey } from '#lib/db/people/sessions.ts'
import { type Env, env } from '#lib/env.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { requestOrigin } from './request-origin.ts'

/** How long a session lasts, from signing in. */
export const sessionSeconds = 30 * 24 * 60 * 60

type Decoded = SessionKey & { expiresAtMs: number }

/**
 * Cookies that were decrypted here, by all that was looked at for it, so that a session's next request does not pay for
 * it again. What they say never changes, and whether the session holds is asked of the database each time.
 */
const known = new LRUCache<string, Decoded>({ max: 10_000 })

const lookedAt = ['host', 'x-forwarded-host', 'x-forwarded-proto', 'cookie']

/** Whom a signed cookie names; `null` without one, or with one that is forged, out of date or another app's. */
export async function readSessionCookie(headers: Headers): Promise<SessionKey | null> {
  const settings = env()
  const id = [settings.NEXTAUTH_URL, ...lookedAt.map((name) => headers.get(name))].join('\n')
  const decoded = known.get(id) ?? (await decode(headers, settings))
  if (!decoded || decoded.expiresAtMs < Date.now()) return null
  known.set(id, decoded)
  const { userId, sessionId } = decoded
  return { userId, sessionId }
}

async function decode(headers: Headers, settings: Env): Promise<Decoded | null> {
  const cookies = sessionCookies(headers.get('cookie') ?? '')
  if (cookies.length === 0) return null
  const secureCookie = requestOrigin(headers, settings)?.startsWith('https:') ?? false
  // No headers: a cookie is what a session is, and a bearer's token something else.
  const req = { cookies: Object.fromEntries(cookies), headers: {} } as Parameters<typeof getToken>[0]['req']
  const token = await getToken({ req, secret: settings.NEXTAUTH_SECRET, secureCookie })
  const key = toSessionKey(token)
  return key && { ...key, expiresAtMs: (expiry(token) + toleranceSeconds) * 1000 }
}

/** As next-auth has it: clocks of several servers may differ a little. */
const toleranceSeconds = 15

function expiry(token: JWT | null): number {
  return typeof token?.exp === 'number' ? token.exp : 0
}

/** The parts of a `Cookie` header that next-auth may have set. */
function sessionCookies(header: string): [name: string, value: string][] {
  return header.split(/; */).flatMap((pair): [string, string][] => {
    const [, name, value] = /^((?:__Secure-)?next-auth\.session-token(?:\.\d+)?)=(.*)$/.exec(pair) ?? []
    return name === undefined || value === undefined ? [] : [[name, toText(value)]]
  })
}

/** A value that stands for no text is no token. */
function toText(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** A session that has no id cannot be ended, so it is none. */
export function toSessionKey(token: { sub?: unknown; sid?: unknown } | null): SessionKey | null {
  const { sub, sid } = token ?? {}
  if (typeof sub !== 'string' || typeof sid !== 'string' || !isUuid(sub) || !isUuid(sid)) return null
  return { userId: sub, sessionId: sid }
}
