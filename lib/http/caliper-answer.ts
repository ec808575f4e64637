import 'server-only'
import type { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { privateHeaders } from './problem-response.ts'

/** A refused envelope in Caliper's own form (Timeback protocol §3): nothing of it was stored. */
export function caliperRefusal({ message, errors, status }: DomainError): Response {
  const body = { status: 'error', message, errors: errors ?? [] }
  return Response.json(body, { status, headers: privateHeaders })
}
