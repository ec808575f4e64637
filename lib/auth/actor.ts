import type { Role } from '#lib/std/terms.ts'
import 'server-only'
import type { SessionUserRow } from '#lib/db/people/sessions.ts'

export type { SessionKey, SessionUserRow } from '#lib/db/people/sessions.ts'

/** The signed-in person on whose behalf something happens. */
export type Actor = { timebackId: string; email: string; name: string; role: Role }

/** Whoever the session is of; `null` if it was signed out of, or the person is locked or no longer known. */
export function toActor(person: SessionUserRow | null): Actor | null {
  if (!person || person.ended) return null
  const { id: timebackId, email, name, role } = person
  return { timebackId, email, name, role }
}
