import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/**
 * Refuses a change that another site's page asks for with this site's cookie. A browser says where a
 * request comes from; a program that says nothing has no cookie to abuse. `publicAddress` is the one of the
 * settings: its scheme is then the only one, while without it a proxy may have ended TLS.
 */
export function checkOrigin(request: Request, publicAddress: string | undefined): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = origin === null || ownOrigins(request, publicAddress).includes(origin)
  if (!own || site === 'cross-site')
    throw new DomainError('FORBIDDEN', 'This change was asked for by a page of another site.')
}

/** The public address, and the host that was asked: the app may be reached by other names. */
function ownOrigins(request: Request, publicAddress: string | undefined): string[] {
  const host = request.headers.get('host')
  if (publicAddress === undefined) return [`http://${host}`, `https://${host}`]
  const { origin, protocol } = new URL(publicAddress)
  return [origin, `${protocol}//${host}`]
}
