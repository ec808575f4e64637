import 'server-only'
import type { Database } from '#lib/db/client.ts'

export type SignInNote = {
  userId: string | null
  provider: string
  /** `signed-in`, or the code of why not. */
  outcome: string
  /** As the provider said it, of who did not get in. */
  email?: string | null
  clientAddress: string
}

/** Notes that somebody got in, or did not, by which provider. */
export async function noteSignIn(db: Database, note: SignInNote): Promise<void> {
  await db.signIn.createMany({ data: [note] })
}
