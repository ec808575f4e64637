import { type FieldProblem, type ProblemCode, problemStatus } from './problem.ts'

/** An expected refusal; the HTTP rim turns it into a problem document, a script may catch it. */
export class DomainError extends Error {
  override name = 'DomainError'
  readonly code: ProblemCode
  readonly errors: FieldProblem[] | undefined

  constructor(code: ProblemCode, detail: string, options: { errors?: FieldProblem[]; cause?: unknown } = {}) {
    super(detail, { cause: options.cause })
    this.code = code
    this.errors = options.errors
  }

  get status(): number {
    return problemStatus[this.code]
  }
}

/** A `VALIDATION_ERROR` that names one field. */
export function invalidField(path: string, message: string): DomainError {
  return new DomainError('VALIDATION_ERROR', `${path}: ${message}`, { errors: [{ path, message }] })
}
