import 'server-only'
import { findUser, type UserRow } from '#lib/db/people/users.ts'
import { isUuid } from '#lib/std/is-uuid.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** The person of that Timeback ID. Throws `STUDENT_NOT_FOUND`. */
export async function requireStudent({ db }: Deps, id: string): Promise<UserRow> {
  const user = isUuid(id) ? await findUser(db, id) : null
  if (!user) throw new DomainError('STUDENT_NOT_FOUND', `There is no student ${id}.`)
  return user
}
