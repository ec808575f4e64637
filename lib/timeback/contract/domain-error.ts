import type { z } from 'zod'

/** Every error code of the wire with its HTTP status: the one table. */
export const problemStatus = {
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  ASSIGNMENT_CLOSED: 403,
  LESSON_NOT_FOUND: 404,
  QUESTION_NOT_FOUND: 404,
  ATTEMPT_NOT_FOUND: 404,
  COURSE_NOT_FOUND: 404,
  STUDENT_NOT_FOUND: 404,
  CLASS_NOT_FOUND: 404,
  ASSET_NOT_FOUND: 404,
  PACKAGE_NOT_FOUND: 404,
  SESSION_NOT_FOUND: 404,
  ACTIVITY_NOT_FOUND: 404,
  RUN_NOT_FOUND: 404,
  PROFILE_NOT_FOUND: 404,
  ROUTE_NOT_FOUND: 404,
  OBJECT_NOT_FOUND: 404,
  APPLICATION_NOT_FOUND: 404,
  PERSON_NOT_FOUND: 404,
  ASSIGNMENT_NOT_FOUND: 404,
  GROUP_NOT_FOUND: 404,
  UNIT_NOT_FOUND: 404,
  VERSION_NOT_FOUND: 404,
  MESSAGE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  ALREADY_COMPLETED: 409,
  ALREADY_EXISTS: 409,
  STALE_ATTEMPT: 409,
  IDEMPOTENCY_CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  DB_ERROR: 500,
  UPSTREAM_ERROR: 502,
  DB_UNAVAILABLE: 503,
} as const

export type ProblemCode = keyof typeof problemStatus

/** One invalid field; `path` is dotted (`metrics.xpEarned`). */
export type FieldProblem = { path: string; message: string }

/** RFC 9457 `application/problem+json`. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  code: ProblemCode
  detail: string
  requestId: string
  errors?: FieldProblem[]
}

/** An expected refusal; the HTTP rim turns it into a problem document, a script may catch it. */
export class DomainError extends Error {
  override name = 'DomainError'
  readonly code: ProblemCode
  readonly status: number
  readonly errors: FieldProblem[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ProblemCode, detail: string, options: DomainErrorOptions = {}) {
    super(detail, { cause: options.cause })
    this.code = code
    this.status = options.status ?? problemStatus[code]
    this.errors = options.errors
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

type DomainErrorOptions = {
  errors?: FieldProblem[]
  cause?: unknown
  /** When the same request may succeed: whole seconds from now. */
  retryAfterSeconds?: number
  /** Only where the wire asks for another status than the code's usual one. */
  status?: number
}

/** A `VALIDATION_ERROR` that names one field. */
export function invalidField(path: string, message: string): DomainError {
  return new DomainError('VALIDATION_ERROR', `${path}: ${message}`, { errors: [{ path, message }] })
}

/** What is not there, or is someone else's, is the same 404. */
export function requireFound<T>(value: T | null, code: Extract<ProblemCode, `${string}_NOT_FOUND`>): T {
  if (value === null) throw new DomainError(code, 'There is nothing of that name here.')
  return value
}

/** The value if it is of the shape, else a `VALIDATION_ERROR` that names every field that is not. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not a known field' }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  )
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
  throw new DomainError('VALIDATION_ERROR', detail, { errors })
}
