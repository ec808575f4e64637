import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { wireErrorResponse } from './wire-error-response.ts'

/** What the platform may offer at this address is not offered here: told in the form that its clients read. */
export async function wireNotFound(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const error = new DomainError('ROUTE_NOT_FOUND', `${request.method} ${pathname} is not offered here.`)
  return wireErrorResponse(error, crypto.randomUUID())
}
