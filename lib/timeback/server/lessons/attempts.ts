import 'server-only'
import {
  listAttemptSummaries,
  listTimedAttempts,
  type TimedAttemptRow,
} from '#lib/db/attempts/attempt-summaries.ts'
import type { Attempt } from '#lib/timeback/contract/lesson.ts'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { requireStudent } from '#lib/timeback/server/people/people.ts'
import { requireLesson } from './list.ts'

/** All attempts of a student at a lesson, 1…n (seed 002, `lessons.attempts`). Throws `LESSON_NOT_FOUND`, `STUDENT_NOT_FOUND`. */
export async function attempts(
  deps: Deps,
  { lesson, student }: { lesson: string; student: string },
): Promise<Attempt[]> {
  await requireLesson(deps.db, lesson)
  const rows = await someOf(
    deps,
    student,
    listAttemptSummaries(deps.db, { studentIds: [student], lessonId: lesson }),
  )
  return rows
    .map(({ number, score, status, totalQuestions, correctQuestions }) => ({
      attempt: number,
      score,
      finalized: status === 'finalized',
      totalQuestions,
      correctQuestions,
    }))
    .sort((a, b) => a.attempt - b.attempt)
}

/** Every attempt of a student, the latest first; for the history page. Throws `STUDENT_NOT_FOUND`. */
export async function history(
  deps: Deps,
  { student, lesson }: { student: string; lesson?: string | undefined },
): Promise<AttemptSummary[]> {
  const rows = await someOf(
    deps,
    student,
    listTimedAttempts(deps.db, { studentIds: [student], lessonId: lesson }),
  )
  return rows.map(toAttemptSummary).reverse()
}

/** Who has none may be nobody. */
async function someOf<T>(deps: Deps, student: string, read: Promise<T[]>): Promise<T[]> {
  const rows = await read
  if (rows.length === 0) await requireStudent(deps, student)
  return rows
}

function toAttemptSummary(row: TimedAttemptRow): AttemptSummary {
  const { lessonId, lessonType, courseTitle, score, totalQuestions, correctQuestions, xp, activeMs } = row
  return {
    lessonId,
    lessonName: row.lessonTitle,
    lessonType,
    courseTitle,
    attempt: row.number,
    score,
    bestScore: row.bestScore,
    mastered: row.mastered,
    finalized: row.status === 'finalized',
    totalQuestions,
    correctQuestions,
    xp,
    activeMs,
    startedAt: row.startedAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
  }
}
