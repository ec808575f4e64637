import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { findAttempt } from '#lib/db/attempts/find-attempt.ts'
import type { Database } from '#lib/db/client.ts'
import { findLesson, type LessonRow } from '#lib/db/content/lessons.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { attemptNumber, id } from '#lib/timeback/contract/requests.ts'

export async function requireLesson(db: Database, lessonId: string): Promise<LessonRow> {
  // An id with a character that cannot be stored would be an error in the database; it names nothing.
  const lesson = id.safeParse(lessonId).success ? await findLesson(db, lessonId) : null
  if (!lesson) throw new DomainError('LESSON_NOT_FOUND', 'There is no such lesson.')
  return lesson
}

/** The attempt of that number, or the latest. */
export async function requireAttempt(
  db: Database,
  key: { studentId: string; lessonId: string; number?: number | undefined },
): Promise<AttemptRow> {
  const { number } = key
  const possible = number === undefined || attemptNumber.safeParse(number).success
  const attempt = possible ? await findAttempt(db, key) : null
  if (!attempt) throw attemptNotFound(number)
  return attempt
}

export function attemptNotFound(number?: number): DomainError {
  const which = number === undefined ? 'no attempt yet: start the lesson first' : `no attempt ${number}`
  return new DomainError('ATTEMPT_NOT_FOUND', `There is ${which}.`)
}
