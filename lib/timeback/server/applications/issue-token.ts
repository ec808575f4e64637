import 'server-only'
import { type ApplicationRow, findApplication, updateApplication } from '#lib/db/access/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { createQueue } from '#lib/std/queues.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import { toWireScope } from '#lib/timeback/contract/wire-scopes.ts'
import { tooMany } from '#lib/timeback/server/limits/limits.ts'
import type { GuessLimits } from './guess-limits.ts'
import {
  type Credentials,
  hashOfNobody,
  isSecret,
  markOf,
  rememberedHash,
  rememberSecret,
} from './secrets.ts'
import { signToken, TOKEN_SECONDS } from './wire-token.ts'

export type TokenRequest = {
  grantType: string | null
  /** In the order to try them: HTTP Basic can be read in two ways. None proves nobody. */
  credentials: Credentials[]
  /** Space-separated; all that the application has where it asks for none. */
  scope: string | null
}

export type TokenError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope'

export type TokenAnswer = { access_token: string; expires_in: number; token_type: 'Bearer'; scope: string }

type World = { db: Database; secret: string; now: Date; limits: GuessLimits; address: string }

/**
 * The client credentials grant (RFC 6749 §4.4). Notes when the application was last given a token. The answer
 * names the scopes as they were asked for. Throws `RATE_LIMITED`.
 */
export async function issueToken(
  world: World,
  { grantType, credentials, scope }: TokenRequest,
): Promise<Result<TokenAnswer, TokenError>> {
  if (!grantType) return err('invalid_request')
  if (grantType !== 'client_credentials') return err('unsupported_grant_type')
  const application = await firstProved(world, credentials)
  if (!application) return err('invalid_client')
  const asked = [...new Set(scope?.split(/\s+/).filter((name) => name !== ''))]
  const granted = asked.length > 0 ? asked : application.scopes
  const scopes = granted.map((name) => toWireScope(name) ?? name)
  if (!scopes.every((name) => application.scopes.includes(name))) return err('invalid_scope')
  const { db, secret, now } = world
  const secretMark = markOf(application.secretHash)
  await updateApplication(db, { clientId: application.clientId }, { lastTokenAt: now })
  return ok({
    access_token: await signToken(
      { clientId: application.clientId, scopes: [...new Set(scopes)], secretMark },
      { secret, now },
    ),
    expires_in: TOKEN_SECONDS,
    token_type: 'Bearer',
    scope: granted.join(' '),
  })
}

async function firstProved(world: World, credentials: Credentials[]): Promise<ApplicationRow | null> {
  for (const one of credentials) {
    const application = await proveApplication(world, one)
    if (application) return application
  }
  return null
}

/**
 * The application that the credentials prove, or `null`. Credentials that were good before cost one look into the
 * database; all others are counted before anything is hashed, so that nobody's guesses wear the server down.
 * Throws `RATE_LIMITED`.
 */
async function proveApplication(world: World, credentials: Credentials): Promise<ApplicationRow | null> {
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
const guesses = createQueue()
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
