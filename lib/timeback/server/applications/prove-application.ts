import 'server-only'
import { type ApplicationRow, findApplication } from '#lib/db/access/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import { tooMany } from '#lib/timeback/server/limits/shared-limit.ts'
import type { GuessLimits } from './guess-limits.ts'
import { type Credentials, rememberedHash, rememberSecret } from './known-secrets.ts'
import { oneByOne } from './one-by-one.ts'
import { hashOfNobody, isSecret } from './secret-hash.ts'

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
  world.limits.refuse({ address: world.address, clientId })
  return once(JSON.stringify([clientId, clientSecret]), () => {
    if (guesses.waiting() >= mostWaiting) throw tooMany(1)
    return guesses.run(() => compare(world, credentials))
  })
}

/** What is not known to be good is compared one by one, so that it takes no more than a part of one core. */
const guesses = oneByOne()
/** About a second and a half of comparing. */
const mostWaiting = 12

async function compare(
  { db, limits, address }: World,
  credentials: Credentials,
): Promise<ApplicationRow | null> {
  const { clientId, clientSecret } = credentials
  await limits.count({ address, clientId })
  const application = await findApplication(db, clientId)
  const startedAtMs = performance.now()
  const matches = await isSecret(clientSecret, application?.secretHash ?? nobody)
  if (application && matches) {
    rememberSecret(credentials, application.secretHash)
    await limits.forgive({ address, clientId })
    return application
  }
  // Whoever learns meanwhile gets the core for as long as the guess had it.
  const tookMs = performance.now() - startedAtMs
  await new Promise((resolve) => setTimeout(resolve, tookMs))
  return null
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
