import 'server-only'
import { listSignIns } from '#lib/db/people/list-sign-ins.ts'
import type { KnownSignIn } from '#lib/timeback/contract/people-admin.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

const onPage = 50

/** Who came in, or did not, the latest first; `page` counts from 1. How many there are in all is not counted. */
export async function signInLog(
  { db }: Pick<Deps, 'db'>,
  { page = 1 }: { page?: number | undefined },
): Promise<{ signIns: KnownSignIn[]; hasMore: boolean }> {
  const rows = await listSignIns(db, { take: onPage + 1, skip: (page - 1) * onPage })
  const signIns = rows.slice(0, onPage).map(({ id, at, provider, outcome, email, clientAddress, user }) => ({
    ...{ id, at: at.toISOString(), provider, outcome, clientAddress },
    email: user?.email ?? email,
    person: user && { timebackId: user.id, name: user.name },
  }))
  return { signIns, hasMore: rows.length > onPage }
}
