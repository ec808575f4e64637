import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { LessonRow } from '#lib/db/content/lessons.ts'
import { assert } from '#lib/std/assert.ts'
import type { StudentLesson } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireLesson } from '#lib/timeback/server/lessons/attempt/require-lesson.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'
import { requireStudent } from '#lib/timeback/server/people/people.ts'

export type Assessment = { lesson: LessonRow; key: { studentId: string; lessonId: string } }

/** A student's lesson, both known. Throws `STUDENT_NOT_FOUND`, `LESSON_NOT_FOUND`. */
export async function loadAssessment(deps: Deps, { student, lesson }: StudentLesson): Promise<Assessment> {
  const { id: studentId } = await requireStudent(deps, student)
  const row = await requireLesson(deps.db, lesson)
  return { lesson: row, key: { studentId, lessonId: row.id } }
}

/** The latest attempt; where there is none, the first is opened: whoever asks or answers has begun. */
export async function ensureAttempt(deps: Deps, { key }: Assessment): Promise<AttemptRow> {
  const latest = await findAttempt(deps.db, key)
  if (latest) return latest
  await start(deps, { lesson: key.lessonId, student: key.studentId })
  return requireLatest(deps, key)
}

/** The latest attempt, which a change before has made sure of. */
export async function requireLatest(deps: Deps, key: Assessment['key']): Promise<AttemptRow> {
  const attempt = await findAttempt(deps.db, key)
  assert(attempt, 'an attempt that was opened is there')
  return attempt
}
