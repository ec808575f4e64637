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
