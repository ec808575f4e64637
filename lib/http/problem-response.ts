import 'server-only'
import { databaseFailure } from '#lib/db/database-failure.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Problem } from '#lib/timeback/contract/problem.ts'
import { transportSecurity } from './page-headers.ts'

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** Any thrown value as an RFC 9457 document; what was not expected is logged and told without detail. */
export function problemResponse(thrown: unknown, requestId: string): Response {
  const error = thrown instanceof DomainError ? thrown : toDomainError(thrown)
  if (error.status >= 500) console.error(`[${requestId}]`, error.cause ?? error)
  const problem: Problem = {
    type: 'about:blank',
    title: titles[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors && { errors: error.errors }),
  }
  return new Response(JSON.stringify(problem), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      ...privateHeaders,
      ...retryAfterHeader(error),
    },
  })
}

/** Says when to ask again, where the error knows. */
export function retryAfterHeader({ retryAfterSeconds: seconds }: DomainError): { 'retry-after'?: string } {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}

/** No answer of the API may be kept by a shared cache or guessed at by a browser. */
export const privateHeaders = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  ...transportSecurity,
}

/** How soon whoever found the database away may ask again. */
export const retryAfterSeconds = 5

/** What was not expected, as the refusal that a caller may see. */
export function toDomainError(cause: unknown): DomainError {
  const failure = databaseFailure(cause)
  if (failure === 'away')
    return new DomainError('DB_UNAVAILABLE', 'The database cannot be reached. Please try again soon.', {
      retryAfterSeconds,
      cause,
    })
  if (failure === 'refused')
    return new DomainError('DB_ERROR', 'The database refused the change. Nothing was saved.', { cause })
  return new DomainError('INTERNAL_ERROR', 'Something went wrong on the server. Nothing was saved.', {
    cause,
  })
}
