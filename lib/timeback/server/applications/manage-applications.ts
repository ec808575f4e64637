import 'server-only'
import {
  type ApplicationRow,
  createApplication,
  deleteApplication,
  listApplications,
  updateApplication,
} from '#lib/db/access/applications.ts'
import { assert } from '#lib/std/assert.ts'
import type {
  CreateApplicationBody,
  KnownApplication,
  NewApplication,
} from '#lib/timeback/contract/application.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { keepApplication } from './applications.ts'
import { hashSecret, newSecret, rememberSecret } from './secrets.ts'

/** Whoever may use the wire, the newest first; the environment's, too, before it asks for its first token. */
export async function listKnownApplications(deps: Deps): Promise<{ applications: KnownApplication[] }> {
  if (deps.ownApplication) await keepApplication(deps.db, deps.ownApplication)
  return { applications: (await listApplications(deps.db)).map((row) => toKnown(deps, row)) }
}

export async function addApplication(
  deps: Deps,
  { name, scopes }: CreateApplicationBody,
): Promise<NewApplication> {
  const clientSecret = newSecret()
  const clientId = deps.uuid()
  const secretHash = await hashSecret(clientSecret)
  const row = await createApplication(deps.db, { clientId, name: name.trim(), secretHash, scopes })
  assert(row, 'a client id is new')
  rememberSecret({ clientId, clientSecret }, secretHash)
  return { application: toKnown(deps, row), clientSecret }
}

/** A new secret; the old one and its tokens end at once. Throws `APPLICATION_NOT_FOUND`, `FORBIDDEN`. */
export async function renewSecret(
  deps: Deps,
  { clientId }: { clientId: string },
): Promise<{ clientSecret: string }> {
  refuseOwn(deps, clientId)
  const clientSecret = newSecret()
  const secretHash = await hashSecret(clientSecret)
  if (!storable(clientId) || !(await updateApplication(deps.db, { clientId }, { secretHash })))
    throw notFound()
  rememberSecret({ clientId, clientSecret }, secretHash)
  return { clientSecret }
}

/** Ends an application with its tokens, at once. Throws `APPLICATION_NOT_FOUND`, `FORBIDDEN`. */
export async function endApplication(deps: Deps, { clientId }: { clientId: string }): Promise<void> {
  refuseOwn(deps, clientId)
  if (!storable(clientId) || !(await deleteApplication(deps.db, clientId))) throw notFound()
}

function refuseOwn({ ownApplication }: Deps, clientId: string): void {
  if (ownApplication?.clientId === clientId)
    throw new DomainError('FORBIDDEN', 'The environment names this application; change it there.')
}

function notFound(): DomainError {
  return new DomainError('APPLICATION_NOT_FOUND', 'There is no such application.')
}

function toKnown({ ownApplication }: Deps, row: ApplicationRow): KnownApplication {
  const { clientId, name, scopes, createdAt, lastTokenAt } = row
  return {
    clientId,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    lastTokenAt: lastTokenAt?.toISOString() ?? null,
    fromEnvironment: ownApplication?.clientId === clientId,
  }
}
