import type { CompletedSession } from './complete-session.ts'

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
