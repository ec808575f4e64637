import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { toWireStatus, type WireError, wireMinors } from '#lib/timeback/contract/powerpath-error.ts'
import { privateHeaders, toDomainError } from './problem-response.ts'

/** Any thrown value as the error body of 1EdTech; what was not expected is logged and told without detail. */
export function wireErrorResponse(thrown: unknown, requestId: string): Response {
  const error = thrown instanceof DomainError ? thrown : toDomainError(thrown)
  if (error.status >= 500) console.error(`[${requestId}]`, error.cause ?? error)
  const status = toWireStatus(error.status)
  const body: WireError = {
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
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  })
}
