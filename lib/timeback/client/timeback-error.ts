import type { FieldProblem, Problem, ProblemCode } from '#lib/timeback/contract/problem.ts'

/** The wire's codes, and two for answers that never came or were no problem document. */
export type TimebackErrorCode = ProblemCode | 'NETWORK_ERROR' | 'UNEXPECTED_RESPONSE'

/** What every call of the client rejects with. `status` is 0 when no answer came. */
export class TimebackError extends Error {
  override name = 'TimebackError'
  readonly code: TimebackErrorCode
  readonly status: number
  readonly detail: string
  readonly errors: readonly FieldProblem[]

  constructor(
    code: TimebackErrorCode,
    detail: string,
    options: { status?: number; errors?: readonly FieldProblem[]; cause?: unknown } = {},
  ) {
    super(detail, { cause: options.cause })
    this.code = code
    this.status = options.status ?? 0
    this.detail = detail
    this.errors = options.errors ?? []
  }
}

/** True where the same request may succeed later: no answer, 408, 429, 5xx. */
export function isTransient(error: TimebackError): boolean {
  const { code, status } = error
  return code === 'NETWORK_ERROR' || status === 408 || status === 429 || status >= 500
}

/** The error an answer stands for; a body that is no problem document gives `UNEXPECTED_RESPONSE`. */
export async function toTimebackError(response: Response): Promise<TimebackError> {
  const { status } = response
  if (!response.headers.get('content-type')?.includes('application/problem+json'))
    return new TimebackError('UNEXPECTED_RESPONSE', `The server answered ${status}.`, { status })
  const problem = (await response.json()) as Problem
  return new TimebackError(problem.code, problem.detail, { status, errors: problem.errors ?? [] })
}

/** Anything thrown as a `TimebackError`, its cause kept. */
export function asTimebackError(thrown: unknown): TimebackError {
  if (thrown instanceof TimebackError) return thrown
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new TimebackError('NETWORK_ERROR', detail, { cause: thrown })
}
