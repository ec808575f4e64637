import 'server-only'
import { findUser, findUserByEmail, type UserRow } from '#lib/db/people/users.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** The person of that Timeback ID. Throws `STUDENT_NOT_FOUND`. */
export async function requireStudent({ db }: Deps, id: string): Promise<UserRow> {
  const user = isUuid(id) ? await findUser(db, id) : null
  if (!user) throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${id}.`)
  return user
}

/** Whether a person of that address is known, and by which Timeback ID (protocol §4.2). */
export async function verify(
  { db }: Deps,
  email: string,
): Promise<{ verified: true; timebackId: string } | { verified: false }> {
  const user = await findUserByEmail(db, email)
  return user ? { verified: true, timebackId: user.id } : { verified: false }
}
