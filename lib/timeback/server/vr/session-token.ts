import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What lets a headset speak for one session and for nothing else; it ends with the session. */
export function sessionToken(sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`vr-session ${sessionId.toLowerCase()}`).digest('base64url')
}

/** Compares in a time that tells nothing of the token. */
export function isSessionToken(token: string | null, sessionId: string, secret: string): boolean {
  const wanted = Buffer.from(sessionToken(sessionId, secret))
  const given = Buffer.from(token ?? '')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
