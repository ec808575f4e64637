import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'

/**
 * Refuses a change that another site's page asks for with this site's cookie. A browser says where a
 * request comes from; a program that says nothing has no cookie to abuse.
 */
export function checkOrigin(request: Request, ownOrigin: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = origin === null || origin === ownOrigin || origin === requestOrigin(request, ownOrigin)
  if (!own || site === 'cross-site')
    throw new DomainError('FORBIDDEN', 'This change was asked for by a page of another site.')
}

/** Where this app was reached, if not by its public address: the same scheme, and the host that was asked. */
function requestOrigin(request: Request, ownOrigin: string): string {
  return `${new URL(ownOrigin).protocol}//${request.headers.get('host')}`
}
