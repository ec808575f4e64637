import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { LessonRow } from '#lib/db/content/lessons.ts'
import { assert } from '#lib/std/assert.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import type {
  FinalResponse,
  ResetAttemptResult,
  StudentLesson,
  WireAttempt,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { complete } from '#lib/timeback/server/lessons/complete.ts'
import { requireLesson } from '#lib/timeback/server/lessons/list.ts'
import { resetAttempt as reset } from '#lib/timeback/server/lessons/reset-attempt.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'
import { requireStudent } from '#lib/timeback/server/people/people.ts'

/** Opens the next attempt; one that is open already is returned as it is (protocol §1.1, 1). */
export async function createNewAttempt(deps: Deps, input: StudentLesson): Promise<{ attempt: WireAttempt }> {
  const { key } = await loadAssessment(deps, input)
  await start(deps, { lesson: key.lessonId, student: key.studentId, forceNew: 'if-closed' })
  const attempt = await requireLatest(deps, key)
  return { attempt: toWireAttempt(attempt, isBegun(attempt)) }
}

/** All attempts, 1…n (protocol §1.1, 2). */
export async function getAttempts(deps: Deps, input: StudentLesson): Promise<{ attempts: WireAttempt[] }> {
  const { key } = await loadAssessment(deps, input)
  const [rows, latest] = await Promise.all([
    listAttemptSummaries(deps.db, { studentIds: [key.studentId], lessonId: key.lessonId }),
    findAttempt(deps.db, key),
  ])
  const attempts = rows
    .sort((a, b) => a.number - b.number)
    .map((row) => toWireAttempt(row, row.id === latest?.id ? isBegun(latest) : row.totalQuestions > 0))
  return { attempts }
}

type Summary = Pick<AttemptRow, 'number' | 'score' | 'status' | 'xp' | 'startedAt' | 'completedAt'>

function toWireAttempt(row: Summary, begun: boolean): WireAttempt {
  const { number, score, status, xp, startedAt, completedAt } = row
  return {
    attempt: number,
    score,
    scoreStatus: status === 'finalized' ? 'fully graded' : begun ? 'partially graded' : 'not submitted',
    xp,
    startedAt: startedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
  }
}

function isBegun({ questions }: AttemptRow): boolean {
  return questions.some(({ response }) => response !== null)
}

/**
 * Finalises a linear lesson's latest attempt, unanswered questions as wrong (protocol §1.1, 6); an adaptive
 * one is told how it stands and nothing changes. Throws `ATTEMPT_NOT_FOUND` where a linear one has none.
 */
export async function finalStudentAssessmentResponse(
  deps: Deps,
  input: StudentLesson,
): Promise<FinalResponse> {
  const { lesson, key } = await loadAssessment(deps, input)
  const latest = await findAttempt(deps.db, key)
  const type = latest?.lessonType ?? lesson.type
  if (isAdaptive(type))
    return { lessonType: type, finalized: latest?.status === 'finalized', attempt: latest?.number ?? 1 }
  const { lessonType, finalized, attempt } = await complete(deps, {
    lesson: lesson.id,
    student: key.studentId,
  })
  return { lessonType, finalized, attempt }
}

/** Begins the latest attempt anew (protocol §1.1, 7); where there is none, nothing is to be done. */
export async function resetAttempt(deps: Deps, input: StudentLesson): Promise<ResetAttemptResult> {
  const { key } = await loadAssessment(deps, input)
  if (await findAttempt(deps.db, key)) await reset(deps, { lesson: key.lessonId, student: key.studentId })
  return { success: true, score: 0 }
}

type Assessment = { lesson: LessonRow; key: { studentId: string; lessonId: string } }

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
