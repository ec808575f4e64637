import 'server-only'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { expectedStudentHeader } from '#lib/timeback/contract/expected-student.ts'

/**
 * Refuses what was asked for in the name of somebody else than the person who is signed in: one browser has
 * one session for all its tabs, and a page that is still open may be the student's before. Without the
 * header it takes whoever is signed in.
 */
export function checkExpectedStudent(request: Request, actor: { timebackId: string }): void {
  if (!isExpected(request, actor.timebackId)) throw notExpected()
}

export function isExpected(request: Request, timebackId: string): boolean {
  const expected = request.headers.get(expectedStudentHeader)
  return expected === null || expected.toLowerCase() === timebackId
}

export function notExpected(): DomainError {
  return new DomainError('UNAUTHORIZED', 'Somebody else is signed in now.')
}
