import 'server-only'
import type { Env } from '#lib/env.ts'

/**
 * The origin that a request came to. The public address of the settings is the one there is; without it any name
 * of this server will do, as the request's `Host` says, and what a proxy forwards counts only where the settings
 * trust it. `null` for a host that names no place.
 */
export function requestOrigin(
  headers: Headers,
  { NEXTAUTH_URL, TRUST_PROXY, VERCEL }: Pick<Env, 'NEXTAUTH_URL' | 'TRUST_PROXY' | 'VERCEL'>,
): string | null {
  if (NEXTAUTH_URL !== undefined) return new URL(NEXTAUTH_URL).origin
  const forwarded = (name: string) => headers.get(`x-forwarded-${name}`)?.split(',')[0]?.trim()
  const host = (TRUST_PROXY && forwarded('host')) || headers.get('host') || ''
  const isHost = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host)
  const isTls = VERCEL !== undefined || (TRUST_PROXY && forwarded('proto') === 'https')
  const address = `${isTls ? 'https' : 'http'}://${host}`
  return isHost && URL.canParse(address) ? new URL(address).origin : null
}
