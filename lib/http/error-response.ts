import 'server-only'
import { databaseFailure } from '#lib/db/database-failure.ts'
import { isServedByHttps } from '#lib/env.ts'
import { DomainError, type Problem, type ProblemCode } from '#lib/timeback/contract/domain-error.ts'

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

/**
 * Any thrown value as the error body of 1EdTech; what was not expected is logged and told without detail. Clients
 * of `/oauth2` read `error` (RFC 6749 §5.2), so there it stands beside.
 */
export function wireErrorResponse(thrown: unknown, requestId: string, request?: Request): Response {
  const error = thrown instanceof DomainError ? thrown : toDomainError(thrown)
  if (error.status >= 500) console.error(`[${requestId}]`, error.cause ?? error)
  const status = toWireStatus(error)
  const isOauth = request !== undefined && new URL(request.url).pathname.startsWith('/oauth2')
  const body: WireError & { error?: string } = {
    ...(isOauth && { error: oauthErrors[status] ?? 'invalid_request' }),
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: error.message,
    imsx_CodeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: wireMinors[status] },
      ],
    },
    imsx_error_details: error.errors ?? [],
  }
  return Response.json(body, {
    status,
    headers: {
      ...privateHeaders,
      'x-request-id': requestId,
      ...retryAfterHeader(error),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  })
}

/** As RFC 6749 §4.1.2.1 names what its §5.2 leaves out. */
const oauthErrors: Partial<Record<number, string>> = {
  429: 'temporarily_unavailable',
  500: 'server_error',
  503: 'temporarily_unavailable',
}

/** The statuses of the PowerPath-compatible wire with their minor codes (Timeback protocol §0). */
export const wireMinors = {
  400: 'invaliddata',
  401: 'unauthorisedrequest',
  403: 'forbidden',
  404: 'unknownobject',
  409: 'invaliddata',
  405: 'invaliddata',
  413: 'invaliddata',
  422: 'invaliddata',
  429: 'server_busy',
  500: 'internal_server_error',
  502: 'internal_server_error',
  503: 'server_busy',
} as const

type WireStatus = keyof typeof wireMinors

/** The error body of 1EdTech; `imsx_error_details` names fields. */
type WireError = {
  imsx_codeMajor: 'failure'
  imsx_severity: 'error'
  imsx_description: string
  imsx_CodeMinor: {
    imsx_codeMinorField: { imsx_codeMinorFieldName: 'TargetEndSystem'; imsx_codeMinorFieldValue: string }[]
  }
  imsx_error_details: { path: string; message: string }[]
}

/**
 * The wire's status for one of this app's: what is of the wrong shape, or comes at the wrong time, is 422
 * there; only a key that was used for something else stays 409, as 422 would tell of the answer's shape.
 */
export function toWireStatus({ status, code }: { status: number; code?: ProblemCode }): WireStatus {
  if (code === 'IDEMPOTENCY_CONFLICT') return 409
  if (status === 400 || status === 409) return 422
  return status in wireMinors ? (status as WireStatus) : 500
}

/** A refused envelope in Caliper's own form (Timeback protocol §3): nothing of it was stored. */
export function caliperRefusal({ message, errors, status }: DomainError): Response {
  const body = { status: 'error', message, errors: errors ?? [] }
  return Response.json(body, { status, headers: privateHeaders })
}

/** What nobody answers is a problem document too. */
export function noSuchRoute(): Response {
  const error = new DomainError('ROUTE_NOT_FOUND', 'There is no such address.')
  return problemResponse(error, crypto.randomUUID())
}

/** What the platform may offer at this address is not offered here: told in the form that its clients read. */
export async function wireNotFound(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const error = new DomainError('ROUTE_NOT_FOUND', `${request.method} ${pathname} is not offered here.`)
  return wireErrorResponse(error, crypto.randomUUID())
}

/** Says when to ask again, where the error knows. */
function retryAfterHeader({ retryAfterSeconds: seconds }: DomainError): { 'retry-after'?: string } {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}

/** Has browsers come by https for a year, where the app is reached so. */
export const transportSecurity: { 'strict-transport-security'?: string } = isServedByHttps
  ? { 'strict-transport-security': 'max-age=31536000' }
  : {}

/** No answer of the API may be kept by a shared cache or guessed at by a browser. */
export const privateHeaders = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  ...transportSecurity,
}

/** How soon whoever found the database away may ask again. */
export const retryAfterSeconds = 5

/** What was not expected, as the refusal that a caller may see. */
function toDomainError(cause: unknown): DomainError {
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
