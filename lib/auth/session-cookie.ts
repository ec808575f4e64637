import 'server-only'
import { getToken } from 'next-auth/jwt'
import type { SessionKey } from '#lib/db/people/sessions.ts'
import { env } from '#lib/env.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { requestOrigin } from './request-origin.ts'

/** How long a session lasts, from signing in. */
export const sessionSeconds = 30 * 24 * 60 * 60

/** Whom a signed cookie names; `null` without one, or with one that is forged, out of date or another app's. */
export async function readSessionCookie(
  headers: Headers,
  cookies: Record<string, string>,
): Promise<SessionKey | null> {
  const settings = env()
  const secureCookie = requestOrigin(headers, settings)?.startsWith('https:') ?? false
  // No headers: a cookie is what a session is, and a bearer's token something else.
  const request = { cookies, headers: {} } as Parameters<typeof getToken>[0]['req']
  return toSessionKey(await getToken({ req: request, secret: settings.NEXTAUTH_SECRET, secureCookie }))
}

/** A session that has no id cannot be ended, so it is none. */
export function toSessionKey(token: { sub?: unknown; sid?: unknown } | null): SessionKey | null {
  const { sub, sid } = token ?? {}
  if (typeof sub !== 'string' || typeof sid !== 'string' || !isUuid(sub) || !isUuid(sid)) return null
  return { userId: sub, sessionId: sid }
}
