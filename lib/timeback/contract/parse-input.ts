import type { z } from 'zod'
import { DomainError } from './domain-error.ts'
import type { FieldProblem } from './problem.ts'

/** The value if it is of the shape, else a `VALIDATION_ERROR` that names every field that is not. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = toFieldProblems(parsed.error.issues)
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
  throw new DomainError('VALIDATION_ERROR', detail, { errors })
}

function toFieldProblems(issues: z.core.$ZodIssue[], at: PropertyKey[] = []): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path]
    const whole = { path: path.join('.'), message: issue.message }
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }))
    if (issue.code !== 'invalid_union') return [whole]
    // Of several shapes, the one that it comes closest to knows which field is one too many.
    const [closest = []] = issue.errors.toSorted((a, b) => a.length - b.length)
    const isTooMuch = closest.every(({ code }) => code === 'unrecognized_keys')
    return isTooMuch ? [whole, ...toFieldProblems(closest, path)] : [whole]
  })
}
