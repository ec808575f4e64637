import 'server-only'
import { type ApplicationRow, findApplication } from '#lib/db/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import { tooMany } from '#lib/timeback/server/limits/shared-limit.ts'
import type { GuessLimits } from './guess-limits.ts'
import { type Credentials, rememberedHash, rememberSecret } from './known-secrets.ts'
import { hashOfNobody, isSecret, mayCompareNow } from './secret-hash.ts'

type World = { db: Database; limits: GuessLimits; address: string }

/**
 * The application that the credentials prove, or `null`. Credentials that were good before cost one look into the
 * database; all others are counted before anything is hashed, so that nobody's guesses wear the server down.
 * Throws `RATE_LIMITED`.
 */
export async function proveApplication(
  world: World,
  credentials: Credentials,
): Promise<ApplicationRow | null> {
  const { clientId, clientSecret } = credentials
  if (!clientId || !clientSecret || !storable(clientId)) return null
  const remembered = rememberedHash(credentials)
  if (remembered !== undefined) {
    const application = await findApplication(world.db, clientId)
    if (application?.secretHash === remembered) return application
  }
  return once(JSON.stringify([clientId, clientSecret]), () => compare(world, credentials))
}

async function compare(
  { db, limits, address }: World,
  credentials: Credentials,
): Promise<ApplicationRow | null> {
  const { clientId, clientSecret } = credentials
  await limits.count({ address, clientId })
  const application = await findApplication(db, clientId)
  if (!mayCompareNow()) throw tooMany(1)
  const matches = await isSecret(clientSecret, application?.secretHash ?? nobody)
  if (!application || !matches) return null
  rememberSecret(credentials, application.secretHash)
  await limits.forgive({ address, clientId })
  return application
}

const nobody = hashOfNobody()

/** Clients that start together often ask with the same credentials at once: these are compared once. */
const running = new Map<string, Promise<ApplicationRow | null>>()

function once(key: string, run: () => Promise<ApplicationRow | null>): Promise<ApplicationRow | null> {
  const known = running.get(key)
  if (known !== undefined) return known
  const started = run().finally(() => running.delete(key))
  running.set(key, started)
  return started
}
