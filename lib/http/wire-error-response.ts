import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { toWireStatus, type WireError, wireMinors } from '#lib/timeback/contract/powerpath-error.ts'
import { privateHeaders, retryAfterHeader, toDomainError } from './problem-response.ts'

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
