import type { FieldProblem, Problem, ProblemCode } from '#lib/timeback/contract/domain-error.ts'

/** The wire's codes, and those that the client finds by itself. */
export type TimebackErrorCode =
  | ProblemCode
  | 'NETWORK_ERROR'
  | 'UNEXPECTED_RESPONSE'
  | 'ACTIVITY_IN_PROGRESS'
  | 'ANSWERED_ELSEWHERE'

/** What every call of the client rejects with. `status` is 0 when no answer came. */
export class TimebackError extends Error {
  override name = 'TimebackError'
  readonly code: TimebackErrorCode
  readonly status: number
  readonly detail: string
  readonly errors: readonly FieldProblem[]
  /** How long the server asks to wait before a repeat; 0 where it says nothing. */
  readonly retryAfterMs: number

  constructor(
    code: TimebackErrorCode,
    detail: string,
    options: {
      status?: number
      errors?: readonly FieldProblem[]
      retryAfterMs?: number
      cause?: unknown
    } = {},
  ) {
    super(detail, { cause: options.cause })
    this.code = code
    this.status = options.status ?? 0
    this.detail = detail
    this.errors = options.errors ?? []
    this.retryAfterMs = options.retryAfterMs ?? 0
  }
}

/** True where the same request may succeed later: no answer, 408, 429, 5xx. */
export function isTransient({ code, status }: TimebackError): boolean {
  return code === 'NETWORK_ERROR' || status === 408 || status === 429 || status >= 500
}

/**
 * True only where the wire itself refused for good. No answer, a proxy's or a sign-in page's, a session
 * that ran out and a server in trouble all leave hope for the same request.
 */
export function isRefusal({ code, status }: TimebackError): boolean {
  if (code === 'NETWORK_ERROR' || code === 'UNEXPECTED_RESPONSE') return false
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429
}

/** True where the server could not be asked, so that what this device knows has to do. */
export function isOutage(error: TimebackError): boolean {
  return !isRefusal(error) && error.status !== 401
}

/** True where another tab or device of the student was faster. */
export function isOvertaken({ code }: TimebackError): boolean {
  return code === 'STALE_ATTEMPT' || code === 'ALREADY_COMPLETED' || code === 'ANSWERED_ELSEWHERE'
}

/** The error an answer stands for; a body that is no problem document gives `UNEXPECTED_RESPONSE`. */
export async function toTimebackError(response: Response): Promise<TimebackError> {
  const { status } = response
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : 0
  const problem = await readProblem(response)
  if (!problem)
    return new TimebackError('UNEXPECTED_RESPONSE', `The server answered ${status}.`, {
      status,
      retryAfterMs,
    })
  const { code, detail, errors = [] } = problem
  return new TimebackError(code, detail, { status, errors, retryAfterMs })
}

async function readProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('content-type')?.includes('application/problem+json')) return null
  const text = await response.text()
  return text.startsWith('{') ? (JSON.parse(text) as Problem) : null
}

/** Anything thrown, as a `TimebackError` with its cause kept. */
export function asTimebackError(thrown: unknown): TimebackError {
  if (thrown instanceof TimebackError) return thrown
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new TimebackError('NETWORK_ERROR', detail, { cause: thrown })
}
