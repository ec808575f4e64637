import 'server-only'
import { findUserByEmail } from '#lib/db/people/users.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** Whether a person of that address is known, and by which Timeback ID (protocol §4.2). */
export async function verify(
  { db }: Deps,
  email: string,
): Promise<{ verified: true; timebackId: string } | { verified: false }> {
  const user = await findUserByEmail(db, email)
  return user ? { verified: true, timebackId: user.id } : { verified: false }
}
