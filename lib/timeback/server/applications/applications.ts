import 'server-only'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import type { Result } from '#lib/std/result.ts'
import { issueToken, type TokenAnswer, type TokenError, type TokenRequest } from './issue-token.ts'
import { keepApplication } from './keep-application.ts'
import { type Application, readToken } from './wire-token.ts'

let kept: Promise<void> | undefined

/** Makes or renews the application that the environment names, once per process, before any token is given. */
function keepOwnApplication(): Promise<void> {
  const { APP_CLIENT_ID: clientId, APP_CLIENT_SECRET: clientSecret } = env()
  if (!clientId || !clientSecret) return Promise.resolve()
  kept ??= keepApplication(db(), { clientId, clientSecret }).catch((error: unknown) => {
    kept = undefined
    throw error
  })
  return kept
}

/** An access token for valid credentials. */
export async function requestToken(request: TokenRequest): Promise<Result<TokenAnswer, TokenError>> {
  await keepOwnApplication()
  return issueToken({ db: db(), secret: env().NEXTAUTH_SECRET, now: new Date() }, request)
}

/** Who calls, by an `Authorization` header; `null` if it proves nobody. */
export function identifyApplication(authorization: string | null): Application | null {
  const [, token] = /^Bearer +([\w.-]+) *$/i.exec(authorization ?? '') ?? []
  return token === undefined ? null : readToken(token, { secret: env().NEXTAUTH_SECRET, now: new Date() })
}
