import { type FieldProblem, type ProblemCode, problemStatus } from './problem.ts'

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
