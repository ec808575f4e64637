import 'server-only'
import type { Database } from '#lib/db/client.ts'

/** Notes that somebody got in, by which provider. */
export async function noteSignIn(
  db: Database,
  { userId, provider }: { userId: string; provider: string },
): Promise<void> {
  await db.signIn.createMany({ data: [{ userId, provider, outcome: 'signed-in' }] })
}
