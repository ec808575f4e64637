import 'server-only'
import type { Database } from '#lib/db/client.ts'

/** An application's credentials; the secret is kept only as a hash. */
export type ApplicationRow = {
  clientId: string
  name: string
  secretHash: string
  scopes: string[]
  createdAt: Date
  lastTokenAt: Date | null
}

export async function findApplication(db: Database, clientId: string): Promise<ApplicationRow | null> {
  return db.applicationCredential.findUnique({ where: { clientId } })
}

/** All of them, the newest first. */
export async function listApplications(db: Database): Promise<ApplicationRow[]> {
  return db.applicationCredential.findMany({ orderBy: [{ createdAt: 'desc' }, { clientId: 'asc' }] })
}

/** Returns `null`, and changes nothing, where the client id is known already. */
export async function createApplication(
  db: Database,
  application: Pick<ApplicationRow, 'clientId' | 'name' | 'secretHash' | 'scopes'>,
): Promise<ApplicationRow | null> {
  const rows = await db.applicationCredential.createManyAndReturn({
    data: [application],
    skipDuplicates: true,
  })
  return rows[0] ?? null
}

/** False if there is none, or, where `which` names a hash, if it has another secret by now. */
export async function updateApplication(
  db: Database,
  which: { clientId: string; secretHash?: string },
  change: Partial<Pick<ApplicationRow, 'secretHash' | 'scopes' | 'lastTokenAt'>>,
): Promise<boolean> {
  const { count } = await db.applicationCredential.updateMany({ where: which, data: change })
  return count === 1
}

/** False if there is none. */
export async function deleteApplication(db: Database, clientId: string): Promise<boolean> {
  const { count } = await db.applicationCredential.deleteMany({ where: { clientId } })
  return count === 1
}
