import 'server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { db } from '#lib/db/client.ts'
import { findUser } from '#lib/db/users.ts'
import { authOptions } from './options.ts'

/** The signed-in person on whose behalf something happens. */
export type Actor = { timebackId: string; email: string; name: string; role: 'student' | 'teacher' | 'admin' }

/**
 * The signed-in person, or `null`. Read from the database and not from the cookie: who was removed or
 * given another role is so at once.
 */
export const getActor: () => Promise<Actor | null> = cache(async () => {
  const id = await getSessionUserId()
  const user = id === null ? null : await findUser(db(), id)
  return user && { timebackId: user.id, email: user.email, name: user.name, role: user.role }
})

/** Whom the cookie names, whether or not they are still known. */
export const getSessionUserId: () => Promise<string | null> = cache(async () => {
  const session = await getServerSession(authOptions())
  return session?.user.id ?? null
})
