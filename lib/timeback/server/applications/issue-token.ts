import 'server-only'
import { type ApplicationRow, findApplication } from '#lib/db/applications.ts'
import type { Database } from '#lib/db/client.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { storable } from '#lib/timeback/contract/requests.ts'
import { hashSecret, isSecret } from './secret-hash.ts'
import { signToken, TOKEN_SECONDS } from './wire-token.ts'

export type TokenRequest = {
  grantType: string | null
  clientId: string | null
  clientSecret: string | null
  /** Space-separated; all that the application has where it asks for none. */
  scope: string | null
}

export type TokenError = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope'

export type TokenAnswer = { access_token: string; expires_in: number; token_type: 'Bearer'; scope: string }

type World = { db: Database; secret: string; now: Date }

/** The client credentials grant (RFC 6749 §4.4) with the credentials in the body (Timeback protocol §0). */
export async function issueToken(
  { db, secret, now }: World,
  { grantType, clientId, clientSecret, scope }: TokenRequest,
): Promise<Result<TokenAnswer, TokenError>> {
  if (!grantType) return err('invalid_request')
  if (grantType !== 'client_credentials') return err('unsupported_grant_type')
  const application = await authenticate(db, { clientId, clientSecret })
  if (!application) return err('invalid_client')
  const scopes = scope?.split(' ').filter((name) => name !== '') ?? application.scopes
  if (!scopes.every((name) => application.scopes.includes(name))) return err('invalid_scope')
  return ok({
    access_token: signToken({ clientId: application.clientId, scopes }, { secret, now }),
    expires_in: TOKEN_SECONDS,
    token_type: 'Bearer',
    scope: scopes.join(' '),
  })
}

/** Someone who guesses client ids waits as long as someone who guesses secrets. */
async function authenticate(
  db: Database,
  { clientId, clientSecret }: Pick<TokenRequest, 'clientId' | 'clientSecret'>,
): Promise<ApplicationRow | null> {
  if (!clientId || !clientSecret || !storable(clientId)) return null
  const application = await findApplication(db, clientId)
  nobody ??= hashSecret('nobody')
  const matches = await isSecret(clientSecret, application?.secretHash ?? (await nobody))
  return matches ? application : null
}

let nobody: Promise<string> | undefined
