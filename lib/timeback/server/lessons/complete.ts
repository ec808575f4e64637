import 'server-only'
import type { AttemptRow } from '#lib/db/attempts/attempt-row.ts'
import type { LoadedAttempt, Standing } from '#lib/db/attempts/loaded-attempt.ts'
import { saveAttempt } from '#lib/db/attempts/save-attempt.ts'
import type { LessonInPlace } from '#lib/db/content/lessons.ts'
import { accuracy } from '#lib/powerpath/mastery.ts'
import { isAdaptive } from '#lib/std/terms.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { CompleteResult } from '#lib/timeback/contract/lesson.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toFinalGrades } from '#lib/timeback/server/gradebook/grades.ts'
import { attemptXp, toFinalized, xpReason } from './attempt/attempt-state.ts'
import { decideOnAttempt } from './attempt/decide-on-attempt.ts'
import { leadsTo } from './attempt/leads-to.ts'
import { onFinalized } from './attempt/on-finalized.ts'
import { asBegun, requireAttempt } from './attempt/require-attempt.ts'

export type CompleteInput = { lesson: string; student: string; attempt?: number | undefined }

/**
 * Finalises the latest attempt (seed 002, `complete`): linear ones are scored now, unanswered questions as
 * wrong; adaptive ones finish by reaching 100, and below that nothing changes. Repeating it changes nothing.
 * With the number of an attempt it is about that one only: a finalised one gives its result again, one left
 * behind for a later one throws `STALE_ATTEMPT`.
 */
export async function complete(
  deps: Deps,
  input: CompleteInput,
  /** What was read for it just now. */
  loaded?: LoadedAttempt,
): Promise<CompleteResult> {
  const decide = async (standing: Standing) => {
    const attempt = requireAttempt(standing.attempt, input.attempt)
    const lesson = asBegun(standing.lesson, attempt)
    if (attempt.status === 'superseded')
      throw new DomainError('STALE_ATTEMPT', `Attempt ${attempt.number} was left for a later one.`)
    if (isAdaptive(lesson.type) || attempt.status !== 'open') return toCompleteResult(deps, lesson, attempt)
    const now = deps.now()
    const change = toFinalized(attempt, now)
    const completion = onFinalized(deps, { lesson, attempt, change, standing })
    const grades = toFinalGrades(lesson.type, attempt, change)
    const saved = await saveAttempt(deps.db, { attempt, change, completion, grades, now })
    return saved ? toCompleteResult(deps, lesson, { ...attempt, ...change }) : 'lost'
  }
  return decideOnAttempt(deps, input, { loaded, decide })
}

async function toCompleteResult(
  deps: Deps,
  lesson: LessonInPlace,
  attempt: AttemptRow,
): Promise<CompleteResult> {
  const { number, studentId, score, totalQuestions, correctQuestions, status, xp } = attempt
  const finalized = status === 'finalized'
  const leads = finalized ? await leadsTo(deps, { lesson, student: studentId, score }) : null
  return {
    lessonType: lesson.type,
    attempt: number,
    score,
    totalQuestions,
    correctQuestions,
    accuracy: accuracy(correctQuestions, totalQuestions),
    finalized,
    ...(finalized && { xp, xpReason: xpReason(attempt) }),
    xpStanding: attemptXp(attempt),
    ...(leads && { leadsTo: leads }),
  }
}
