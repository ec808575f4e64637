import type { ProblemCode } from './problem.ts'

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
export type WireError = {
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
