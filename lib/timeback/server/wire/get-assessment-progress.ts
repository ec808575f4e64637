import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import { findAttempt } from '#lib/db/attempts/load-attempt.ts'
import type { PoolRow } from '#lib/db/content/banks.ts'
import { subTestOf } from '#lib/powerpath/assessment-bank.ts'
import { accuracy } from '#lib/powerpath/mastery.ts'
import { type AdaptiveType, isAdaptive, type LinearType } from '#lib/std/terms.ts'
import type {
  AssessmentProgress,
  AssessmentProgressInput,
} from '#lib/timeback/contract/powerpath-assessment.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { attemptPool } from '#lib/timeback/server/lessons/attempt/attempt-pool.ts'
import { attemptNotFound } from '#lib/timeback/server/lessons/attempt/require-attempt.ts'
import { loadAssessment } from './attempts.ts'
import { toWireQuestions } from './questions.ts'

/**
 * How far a student is in an attempt, the latest unless said (protocol §1.1, 3). A read opens nothing:
 * before the first attempt it shows what that will be. A linear attempt tells what is right once it is
 * finalised. Throws `ATTEMPT_NOT_FOUND`.
 */
export async function getAssessmentProgress(
  deps: Deps,
  { attempt: number, ...input }: AssessmentProgressInput,
): Promise<AssessmentProgress> {
  const { lesson, key } = await loadAssessment(deps, input)
  const attempt = await findAttempt(deps.db, { ...key, number })
  if (!attempt && number !== undefined) throw attemptNotFound(number)
  const first = { lessonId: lesson.id, keptBankId: null, subTest: subTestOf(1, lesson.subTests) }
  const pool = await attemptPool(deps.db, attempt ?? first)
  const type = attempt?.lessonType ?? lesson.type
  return isAdaptive(type)
    ? adaptiveProgress(deps, type, attempt, pool)
    : linearProgress(deps, type, attempt, pool)
}

async function adaptiveProgress(
  deps: Deps,
  lessonType: AdaptiveType,
  attempt: AttemptRow | null,
  pool: PoolRow[],
): Promise<AssessmentProgress> {
  // The platform knows a question as seen once it is answered; one on the screen now still remains.
  const answered = (attempt?.questions ?? []).filter(({ response }) => response !== null)
  const seen = new Set(answered.map(({ identifier }) => identifier))
  const remaining = { easy: 0, medium: 0, hard: 0 }
  for (const { id, difficulty } of pool) if (!seen.has(id)) remaining[difficulty] += 1
  return {
    lessonType,
    remainingQuestionsPerDifficulty: remaining,
    score: attempt?.score ?? 0,
    seenQuestions: await toWireQuestions(deps, answered, { pool, judged: true }),
    ...toTotals(attempt, attempt ?? { totalQuestions: 0, correctQuestions: 0 }),
  }
}

async function linearProgress(
  deps: Deps,
  lessonType: LinearType,
  attempt: AttemptRow | null,
  pool: PoolRow[],
): Promise<AssessmentProgress> {
  const finalized = attempt?.status === 'finalized'
  const shown = attempt?.questions ?? pool.map(({ id, ...row }) => ({ ...row, identifier: id }))
  const counted = finalized ? attempt : { totalQuestions: shown.length, correctQuestions: 0 }
  return {
    lessonType,
    finalized,
    score: attempt?.score ?? 0,
    questions: await toWireQuestions(deps, shown, { pool: attempt ? [] : pool, judged: finalized }),
    toolProvider: null,
    ...toTotals(attempt, counted),
  }
}

function toTotals(
  attempt: AttemptRow | null,
  { totalQuestions, correctQuestions }: Pick<AttemptRow, 'totalQuestions' | 'correctQuestions'>,
) {
  return {
    attempt: attempt?.number ?? 1,
    xp: attempt?.xp ?? null,
    multiplier: attempt?.multiplier ?? null,
    accuracy: accuracy(correctQuestions, totalQuestions),
    correctQuestions,
    totalQuestions,
  }
}
