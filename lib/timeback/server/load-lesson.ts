import 'server-only'
import { loadAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { LoadedAttempt } from '#lib/db/attempts/loaded-attempt.ts'
import type { SessionKey } from '#lib/db/people/sessions.ts'
import { env } from '#lib/env.ts'
import { appDeps, upstreamLessons } from './app-deps.ts'

type Of = { lessonId: string; attempt?: number | undefined; submissionId?: string | undefined }

/**
 * The person of a session as they stand now, and what a verb of this lesson decides on: one statement. Where
 * PowerPath is elsewhere, only the person is here.
 */
export function loadLesson(
  { userId: studentId, sessionId }: SessionKey,
  { lessonId, attempt: number, submissionId }: Of,
): Promise<LoadedAttempt> {
  const session = { id: sessionId, lists: env() }
  if (upstreamLessons() !== null) return loadAttempt(appDeps().db, { studentId, lessonId: '', session })
  return loadAttempt(appDeps().db, { studentId, lessonId, number, submissionId, session })
}
