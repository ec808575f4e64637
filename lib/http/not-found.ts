import 'server-only'
import { notFound } from 'next/navigation'
import { DomainError, type ProblemCode } from '#lib/timeback/contract/domain-error.ts'

/** Turns the domain's "there is no such thing" into the page's 404; anything else goes on. */
export async function orNotFound<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof DomainError && error.status === 404) notFound()
    throw error
  }
}

/** What is not there, or is someone else's, is the same 404. */
export function requireFound<T>(value: T | null, code: Extract<ProblemCode, `${string}_NOT_FOUND`>): T {
  if (value === null) throw new DomainError(code, 'There is nothing of that name here.')
  return value
}
