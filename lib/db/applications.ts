import 'server-only'
import type { Database } from './client.ts'

/** An application's credentials; the secret is kept only as a hash. */
export type ApplicationRow = { clientId: string; secretHash: string; scopes: string[] }

export async function findApplication(db: Database, clientId: string): Promise<ApplicationRow | null> {
  const select = { clientId: true, secretHash: true, scopes: true } as const
  return db.applicationCredential.findUnique({ where: { clientId }, select })
}

/** Makes the credentials, or gives known ones this secret and these scopes. */
export async function saveApplication(db: Database, application: ApplicationRow): Promise<void> {
  const { clientId, ...change } = application
  await db.applicationCredential.upsert({ where: { clientId }, create: application, update: change })
}
