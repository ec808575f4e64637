import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { db } from '#lib/db/client.ts'
import { findSessionUser } from '#lib/db/people/sessions.ts'
import { env } from '#lib/env.ts'
import { readSessionCookie } from './session-cookie.ts'

/** The signed-in person on whose behalf something happens. */
export type Actor = { timebackId: string; email: string; name: string; role: 'student' | 'teacher' | 'admin' }

/**
 * The signed-in person, or `null`. Read from the database and not from the cookie: who signed out, was removed
 * or given another role is so at once, at every instance.
 */
export const getActor: () => Promise<Actor | null> = cache(async () => (await findSession()).actor)

/** Whom the cookie of a session that holds names, whether or not they are still known. */
export const getSessionUserId: () => Promise<string | null> = cache(
  async () => (await findSession()).cookieOf,
)

const nobody = { actor: null, cookieOf: null }

const findSession = cache(async (): Promise<{ actor: Actor | null; cookieOf: string | null }> => {
  const jar = (await cookies()).getAll().map(({ name, value }) => [name, value])
  const key = await readSessionCookie(await headers(), Object.fromEntries(jar))
  if (!key) return nobody
  const user = await findSessionUser(db(), key, env())
  if (!user) return { actor: null, cookieOf: key.userId }
  if (user.ended) return nobody
  const { id: timebackId, email, name, role } = user
  return { actor: { timebackId, email, name, role }, cookieOf: timebackId }
})
