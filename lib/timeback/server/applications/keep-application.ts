import 'server-only'
import { createApplication, findApplication, updateApplication } from '#lib/db/access/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { wireScopes } from '#lib/timeback/contract/application.ts'
import { rememberSecret } from './known-secrets.ts'
import { hashSecret, isSecret } from './secret-hash.ts'

/**
 * Makes the environment's application, or renews its secret; without effect where it is as it should be, so
 * that instances that start at once do not end each other's tokens. It is trusted with the whole wire.
 */
export async function keepApplication(
  db: Database,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Promise<void> {
  const scopes = Object.values(wireScopes)
  const known = await findApplication(db, clientId)
  if (!known) {
    const secretHash = await hashSecret(clientSecret)
    const made = await createApplication(db, { clientId, name: clientId, secretHash, scopes })
    if (made) rememberSecret({ clientId, clientSecret }, secretHash)
    return
  }
  const current = await isSecret(clientSecret, known.secretHash)
  if (current) rememberSecret({ clientId, clientSecret }, known.secretHash)
  if (current && scopes.every((scope) => known.scopes.includes(scope))) return
  const secretHash = current ? known.secretHash : await hashSecret(clientSecret)
  await updateApplication(db, { clientId, secretHash: known.secretHash }, { secretHash, scopes })
}
