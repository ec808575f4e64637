import type { Actor, SessionKey } from '#lib/auth/actor.ts'

/**
 * Who is signed in, as a test says, so that it can call route handlers:
 * `vi.mock('#lib/auth/get-actor.ts', () => import('#scripts/testing/routes/fake-session.ts'))`.
 */
const session: { actor: Actor | null; cookieOf: string | null } = { actor: null, cookieOf: null }

export function signInAs(actor: Actor): void {
  session.actor = actor
  session.cookieOf = actor.timebackId
}

/** As after signing out, or, with `cookieOf`, with a cookie of someone who was removed. */
export function signOut({ cookieOf = null }: { cookieOf?: string | null } = {}): void {
  session.actor = null
  session.cookieOf = cookieOf
}

export const getActor = async () => session.actor
export const getSessionUserId = async () => session.cookieOf
export const getSessionKey = async (): Promise<SessionKey | null> =>
  session.cookieOf === null ? null : { userId: session.cookieOf, sessionId: crypto.randomUUID() }
