import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { ProblemCode } from '#lib/timeback/contract/problem.ts'

/** What is not there, or is someone else's, is the same 404. */
export function found<T>(value: T | null, code: Extract<ProblemCode, `${string}_NOT_FOUND`>): T {
  if (value === null) throw new DomainError(code, 'There is nothing of that name here.')
  return value
}
