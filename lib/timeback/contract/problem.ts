/** Every error code of the wire with its HTTP status: the one table. */
export const problemStatus = {
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
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
  METHOD_NOT_ALLOWED: 405,
  ALREADY_COMPLETED: 409,
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
