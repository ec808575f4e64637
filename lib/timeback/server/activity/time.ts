import 'server-only'
import { findRun, listCompletedRuns, listRuns } from '#lib/db/activity/activity-runs.ts'
import type { ActivitySummary, RunSummary, RunTime } from '#lib/timeback/contract/activity.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { toRunSummary, toRunTime, totals } from './to-run-time.ts'

/** The time of one run, window by window. Throws `RUN_NOT_FOUND`, also for another student's run. */
export async function time(
  deps: Deps,
  { student, runId }: { student: string; runId: string },
): Promise<RunTime> {
  const run = await findRun(deps.db, { studentId: student, id: runId })
  if (!run) throw new DomainError('RUN_NOT_FOUND', 'There is no such run.')
  return toRunTime(run)
}

const latest = 100

/** A student's runs with what counted and what did not: those of one attempt, or the latest 100; latest first. */
export async function runs(
  deps: Deps,
  { student, attempt }: { student: string; attempt?: { lessonId: string; number: number } | undefined },
): Promise<RunSummary[]> {
  const rows = await listRuns(deps.db, { studentId: student, attempt, limit: latest })
  return rows.map(toRunSummary)
}

/** A student's completed custom activities, the latest 100; latest first. */
export async function completed(deps: Deps, { student }: { student: string }): Promise<ActivitySummary[]> {
  const rows = await listCompletedRuns(deps.db, { studentId: student, limit: latest })
  return rows.map((row) => {
    const { id, name, courseTitle, startedAt, completedAt, xpEarned, totalQuestions, correctQuestions } = row
    return {
      ...{ runId: id, name, courseTitle, xp: xpEarned, totalQuestions, correctQuestions },
      startedAt: startedAt.toISOString(),
      completedAt: completedAt.toISOString(),
      activeMs: totals(row).activeMs,
    }
  })
}
