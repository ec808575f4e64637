import 'server-only'
import { loadAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { LoadedAttempt } from '#lib/db/attempts/loaded-attempt.ts'
import type { SessionKey } from '#lib/db/people/sessions.ts'
import { env } from '#lib/env.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import { appDeps, upstreamLessons } from './app-deps.ts'
import { keptAttempt, type PresumedPerson } from './lessons/attempt/kept-attempts.ts'
import { limitsOf } from './limits/limits.ts'

type Of = { lessonId: string; attempt?: number | undefined; submissionId?: string | undefined }

/**
 * For a submit: who it is of is presumed where the attempt that it answers is kept, and read only where that does not
 * hold.
 */
export async function presumeLesson(
  session: SessionKey,
  { lessonId, submissionId }: Of,
): Promise<LoadedAttempt | PresumedPerson> {
  const of = { lessonId, submissionId }
  const kept = keptAttempt(appDeps().db, { student: session.userId, lesson: of.lessonId })
  if (!kept?.person) return loadLesson(session, of)
  const { person } = kept
  const reload = async () => {
    const loaded = await loadLesson(session, of)
    if (!loaded.person || loaded.person.ended) throw new DomainError('UNAUTHORIZED', 'Please sign in.')
    return loaded
  }
  return { person, session: { id: session.sessionId, role: person.role, lists: env() }, reload }
}

/** Throws `RATE_LIMITED` where a student submits too often; whether it repeats one is read only then. */
export async function limitSubmit(student: string, loaded: LoadedAttempt | PresumedPerson): Promise<void> {
  const isRepeat = async () => ('reload' in loaded ? await loaded.reload() : loaded).submission !== null
  await limitsOf(appDeps()).submit({ student, isRepeat })
}

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
