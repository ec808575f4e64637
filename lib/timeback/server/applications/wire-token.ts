import 'server-only'
import { hkdfSync } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { WireScope } from '#lib/timeback/contract/wire-scopes.ts'

/** How long an access token is good for (Timeback protocol §0). */
export const TOKEN_SECONDS = 3_600

/** Whoever holds a valid token. */
export type Application = { clientId: string; scopes: string[] }

/** What a token says: who, and with which of their secrets they got it. */
export type TokenClaims = Application & { secretMark: string }

const header = { alg: 'HS256', typ: 'at+jwt' }
const claims = z.object({ sub: z.string(), scope: z.string(), mark: z.string() })

/** A signed token (RFC 7519, RFC 9068) that any instance with the same secret reads. */
export async function signToken(
  { clientId, scopes, secretMark }: TokenClaims,
  { secret, now }: { secret: string; now: Date },
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({ scope: scopes.join(' '), mark: secretMark })
    .setProtectedHeader(header)
    .setSubject(clientId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_SECONDS)
    .sign(keyOf(secret))
}

/** What a token says that this app has signed and whose hour has not ended, else `null`. */
export async function readToken(
  token: string,
  { secret, now }: { secret: string; now: Date },
): Promise<TokenClaims | null> {
  const payload = await verified(token, { secret, now })
  const read = claims.safeParse(payload)
  // A token of an earlier version of this app may say less.
  if (!read.success) return null
  const { sub, scope, mark } = read.data
  return { clientId: sub, scopes: scope.split(' '), secretMark: mark }
}

export function mayDo({ scopes }: Application, scope: WireScope): boolean {
  return scopes.includes(scope)
}

async function verified(token: string, { secret, now }: { secret: string; now: Date }): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: [header.alg],
      typ: header.typ,
      currentDate: now,
      requiredClaims: ['exp'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

/** A key of its own, so that no session cookie can ever be read as a token or the reverse. */
function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'access tokens of applications', 32))
}
