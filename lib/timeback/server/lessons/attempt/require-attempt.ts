import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { LessonInPlace } from '#lib/db/content/lessons.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { id } from '#lib/timeback/contract/requests.ts'

/** An id with a character that cannot be stored would be an error in the database; it names nothing. */
export function namesLesson(lessonId: string): boolean {
  return id.safeParse(lessonId).success
}

export function lessonNotFound(): DomainError {
  return new DomainError('LESSON_NOT_FOUND', 'There is no such lesson.')
}

/** Throws `ATTEMPT_NOT_FOUND` where there is none. */
export function requireAttempt(attempt: AttemptRow | null, number?: number): AttemptRow {
  if (!attempt) throw attemptNotFound(number)
  return attempt
}

export function attemptNotFound(number?: number): DomainError {
  const which = number === undefined ? 'no attempt yet: start the lesson first' : `no attempt ${number}`
  return new DomainError('ATTEMPT_NOT_FOUND', `There is ${which}.`)
}

/** The lesson as it was when the attempt began: a later import changes neither its type nor what it is worth. */
export function asBegun<T extends LessonInPlace>(
  lesson: T,
  { lessonType: type, xpWorth: xp, masteryThreshold, policy }: AttemptRow,
): T {
  return { ...lesson, type, xp, masteryThreshold, policy }
}
