import 'server-only'
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

const unavailable = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  // A raw statement fails as P2010, whatever the reason: the driver's word for it.
  'DatabaseNotReachable',
  'AuthenticationFailed',
  'DatabaseAccessDenied',
  'TlsConnectionError',
  'DatabaseDoesNotExist',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P03',
  '53300',
])

/** What was not expected, as the refusal that a caller may see. */
export function toDomainError(cause: unknown): DomainError {
  const codes = [...errorCodes(cause)]
  if (codes.some((code) => unavailable.has(code)) || silent.test(messagesOf(cause)))
    return new DomainError('DB_UNAVAILABLE', 'The database cannot be reached. Please try again soon.', {
      retryAfterSeconds,
      cause,
    })
  if (codes.some((code) => /^P2\d{3}$/.test(code)))
    return new DomainError('DB_ERROR', 'The database refused the change. Nothing was saved.', { cause })
  return new DomainError('INTERNAL_ERROR', 'Something went wrong on the server. Nothing was saved.', {
    cause,
  })
}

/** The driver's own errors for a server that is silent carry no code. */
const silent = /connection (timeout|terminated)|timeout exceeded when trying to connect|query read timeout/i

function messagesOf(error: unknown, depth = 0): string {
  if (depth > 5 || typeof error !== 'object' || error === null) return ''
  const message = 'message' in error ? String(error.message) : ''
  return 'cause' in error ? `${message} ${messagesOf(error.cause, depth + 1)}` : message
}

function* errorCodes(error: unknown, depth = 0): Generator<string> {
  if (depth > 5 || typeof error !== 'object' || error === null) return
  if ('code' in error && typeof error.code === 'string') yield error.code
  if ('kind' in error && typeof error.kind === 'string') yield error.kind
  if ('cause' in error) yield* errorCodes(error.cause, depth + 1)
  if ('originalCode' in error && typeof error.originalCode === 'string') yield error.originalCode
  if ('meta' in error) yield* errorCodes(error.meta, depth + 1)
  if ('driverAdapterError' in error) yield* errorCodes(error.driverAdapterError, depth + 1)
}
