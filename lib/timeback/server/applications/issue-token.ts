import 'server-only'
import { type ApplicationRow, updateApplication } from '#lib/db/access/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { toWireScope } from '#lib/timeback/contract/application.ts'
import type { GuessLimits } from './guess-limits.ts'
import type { Credentials } from './known-secrets.ts'
import { proveApplication } from './prove-application.ts'
import { markOf } from './secret-hash.ts'
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
