import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { listAttemptSummaries } from '#lib/db/attempts/attempt-summaries.ts'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { StudentLesson, WireAttempt } from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { start } from '#lib/timeback/server/lessons/start.ts'
import { loadAssessment, requireLatest } from './load-assessment.ts'

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
