import 'server-only'
import type { Database } from '#lib/db/client.ts'

export type SignInRow = {
  id: string
  at: Date
  provider: string
  outcome: string
  email: string | null
  clientAddress: string | null
  user: { id: string; name: string; email: string } | null
}

/** Who came in, or did not, the latest first. */
export async function listSignIns(
  db: Database,
  { take, skip }: { take: number; skip: number },
): Promise<SignInRow[]> {
  return db.signIn.findMany({
    select: {
      ...{ id: true, at: true, provider: true, outcome: true, email: true, clientAddress: true },
      user: { select: { id: true, name: true, email: true } },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...{ take, skip },
  })
}
