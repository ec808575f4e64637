import 'server-only'
import { createApplication, findApplication, updateApplication } from '#lib/db/access/applications.ts'
import { type Database, db } from '#lib/db/client.ts'
import { env, ownApplication } from '#lib/env.ts'
import type { Result } from '#lib/std/result.ts'
import { wireScopes } from '#lib/timeback/contract/wire-scopes.ts'
import { type GuessLimits, guessLimits } from './guess-limits.ts'
import { issueToken, type TokenAnswer, type TokenError, type TokenRequest } from './issue-token.ts'
import { hashSecret, isSecret, markOf, rememberSecret } from './secrets.ts'
import { type Application, readToken } from './wire-token.ts'

let kept: Promise<void> | undefined

/** Makes or renews the application that the environment names, once per process, before any token is given. */
function keepOwnApplication(): Promise<void> {
  const own = ownApplication()
  if (!own) return Promise.resolve()
  kept ??= keepApplication(db(), own).catch((error: unknown) => {
    kept = undefined
    throw error
  })
  return kept
}

let limits: GuessLimits | undefined

/** An access token for valid credentials. `address` is where the request comes from. Throws `RATE_LIMITED`. */
export async function requestToken(
  request: TokenRequest,
  address: string,
): Promise<Result<TokenAnswer, TokenError>> {
  await keepOwnApplication()
  limits ??= guessLimits(db())
  return issueToken({ db: db(), secret: env().NEXTAUTH_SECRET, now: new Date(), limits, address }, request)
}

/**
 * Who calls, by an `Authorization` header; `null` if it proves nobody. A token ends with the secret it was got
 * with, in every instance at once; only one that this app has signed costs the look into the database.
 */
export async function identifyApplication(authorization: string | null): Promise<Application | null> {
  const [, token] = /^Bearer +([\w.-]+) *$/i.exec(authorization ?? '') ?? []
  if (token === undefined) return null
  const claims = await readToken(token, { secret: env().NEXTAUTH_SECRET, now: new Date() })
  if (!claims) return null
  const application = await findApplication(db(), claims.clientId)
  return application && markOf(application.secretHash) === claims.secretMark ? claims : null
}

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
