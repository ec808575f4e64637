import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { Database } from '#lib/db/client.ts'
import { findLesson, type LessonRow } from '#lib/db/content/lessons.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { id } from '#lib/timeback/contract/requests.ts'

export async function requireLesson(db: Database, lessonId: string): Promise<LessonRow> {
  const lesson = namesLesson(lessonId) ? await findLesson(db, lessonId) : null
  if (!lesson) throw lessonNotFound()
  return lesson
}

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
