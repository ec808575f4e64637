import 'server-only'
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { WireScope } from '#lib/timeback/contract/powerpath-scopes.ts'

/** How long an access token is good for (Timeback protocol §0). */
export const TOKEN_SECONDS = 3_600

/** Whoever holds a valid token. */
export type Application = { clientId: string; scopes: string[] }

const header = encode({ alg: 'HS256', typ: 'at+jwt' })
const claims = z.object({ sub: z.string(), scope: z.string(), exp: z.number() })

/** A signed token (RFC 7519, RFC 9068) that any instance with the same secret reads without a database. */
export function signToken(
  { clientId, scopes }: Application,
  { secret, now }: { secret: string; now: Date },
): string {
  const issuedAt = Math.floor(now.getTime() / 1000)
  const payload = { sub: clientId, scope: scopes.join(' '), iat: issuedAt, exp: issuedAt + TOKEN_SECONDS }
  const body = `${header}.${encode(payload)}`
  return `${body}.${sign(body, secret).toString('base64url')}`
}

/** The application of a token that this app has signed and that has not ended, else `null`. */
export function readToken(token: string, { secret, now }: { secret: string; now: Date }): Application | null {
  const [head, payload, signature, ...rest] = token.split('.')
  if (head !== header || payload === undefined || signature === undefined || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(`${head}.${payload}`, secret)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const { sub, scope, exp } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  return exp * 1000 > now.getTime() ? { clientId: sub, scopes: scope.split(' ') } : null
}

export function mayDo({ scopes }: Application, scope: WireScope): boolean {
  return scopes.includes(scope)
}

/** A key of its own, so that no session cookie can ever be read as a token or the reverse. */
function sign(body: string, secret: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'access tokens of applications', 32))
  return createHmac('sha256', key).update(body).digest()
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
