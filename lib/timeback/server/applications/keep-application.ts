import 'server-only'
import { findApplication, saveApplication } from '#lib/db/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { wireScopes } from '#lib/timeback/contract/powerpath-scopes.ts'
import { hashSecret, isSecret } from './secret-hash.ts'

/**
 * Makes the environment's application, or renews its secret; without effect where it is as it should be.
 * It is trusted with the whole wire.
 */
export async function keepApplication(
  db: Database,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Promise<void> {
  const scopes = Object.values(wireScopes)
  const known = await findApplication(db, clientId)
  const current = known && (await isSecret(clientSecret, known.secretHash))
  if (current && scopes.every((scope) => known.scopes.includes(scope))) return
  const secretHash = current ? known.secretHash : await hashSecret(clientSecret)
  await saveApplication(db, { clientId, secretHash, scopes })
}
