import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { db } from '#lib/db/client.ts'
import { findSessionUser, type SessionKey } from '#lib/db/people/sessions.ts'
import { env } from '#lib/env.ts'
import { type Actor, toActor } from './actor.ts'
import { readSessionCookie } from './session-cookie.ts'

/**
 * The signed-in person, or `null`. Read from the database and not from the cookie: who signed out, was removed
 * or given another role is so at once, at every instance.
 */
export const getActor: () => Promise<Actor | null> = cache(async () => (await findSession()).actor)

/** Whom the cookie of a session that holds names, whether or not they are still known. */
export const getSessionUserId: () => Promise<string | null> = cache(
  async () => (await findSession()).cookieOf,
)

/** Whom the cookie of a request names, for a route that reads the person with whatever else it needs. */
export function getSessionKey({ headers }: Request): Promise<SessionKey | null> {
  return readSessionCookie(headers)
}

const nobody = { actor: null, cookieOf: null }

const findSession = cache(async (): Promise<{ actor: Actor | null; cookieOf: string | null }> => {
  const key = await readSessionCookie(await headers())
  if (!key) return nobody
  const user = await findSessionUser(db(), key, env())
  if (user?.ended) return nobody
  return { actor: toActor(user), cookieOf: key.userId }
})
