import 'server-only'
import { findApplication } from '#lib/db/access/applications.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import type { Result } from '#lib/std/result.ts'
import { type GuessLimits, guessLimits } from './guess-limits.ts'
import { issueToken, type TokenAnswer, type TokenError, type TokenRequest } from './issue-token.ts'
import { keepApplication } from './keep-application.ts'
import { ownApplication } from './own-application.ts'
import { markOf } from './secret-hash.ts'
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
