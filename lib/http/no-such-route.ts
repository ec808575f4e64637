import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { problemResponse } from './problem-response.ts'

/** What nobody answers is a problem document too. */
export function noSuchRoute(): Response {
  const error = new DomainError('ROUTE_NOT_FOUND', 'There is no such address.')
  return problemResponse(error, crypto.randomUUID())
}
