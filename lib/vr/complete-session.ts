import { err, ok, type Result } from '#lib/std/result.ts'

/** What a student says about a session they have done (seed 001, request body). */
export type CompletionReport = {
  /** 0–100. */
  score?: number | undefined
  timeSpentMinutes?: number | undefined
  notes?: string | undefined
}

export type CompletedSession = {
  status: 'completed'
  completionMode: 'score_entry' | 'self_report'
  score: number | null
  timeSpentSeconds: number | null
  notes: string | null
  completedAt: Date
}

/**
 * The session after the report (seed 001). A session is completed once: a second report is refused and
 * the first stays. Seconds are rounded; what is not said stays unknown, never 0.
 */
export function completeSession(
  session: { status: 'in_progress' | 'completed' },
  { score, timeSpentMinutes, notes }: CompletionReport,
  now: Date,
): Result<CompletedSession, 'already-completed'> {
  if (session.status === 'completed') return err('already-completed')
  return ok({
    status: 'completed',
    completionMode: score === undefined ? 'self_report' : 'score_entry',
    score: score ?? null,
    timeSpentSeconds: timeSpentMinutes === undefined ? null : Math.round(timeSpentMinutes * 60),
    notes: notes ?? null,
    completedAt: now,
  })
}

export type ActivityProgress = { score: number | null; timeSpentSeconds: number | null; completedAt: Date }

/**
 * A student's progress in the linked activity after a session (seed 001, Activity Progress Sync): the
 * latest completion counts, but a report without a score or a time does not erase one given before.
 */
export function progressAfter(
  before: ActivityProgress | null,
  { score, timeSpentSeconds, completedAt }: CompletedSession,
): ActivityProgress {
  return {
    score: score ?? before?.score ?? null,
    timeSpentSeconds: timeSpentSeconds ?? before?.timeSpentSeconds ?? null,
    completedAt,
  }
}

/** From this score a session is passed (seed 001, Score Handling). */
const passingScore = 70

export const maxScore = 100

/** `passed` from 70, below it `failed`. */
export function successStatus(score: number): 'passed' | 'failed' {
  return score >= passingScore ? 'passed' : 'failed'
}

/** Whether a completion masters the activity: with a passing score, or where none was given (http contract, progress). */
export function isMastering({ score }: { score: number | null }): boolean {
  return score === null || successStatus(score) === 'passed'
}
