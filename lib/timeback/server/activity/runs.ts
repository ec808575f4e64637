import 'server-only'
import { findRun, listCompletedRuns, listRuns, type RunRow } from '#lib/db/activity/activity-runs.ts'
import { inactiveOfRun } from '#lib/learning-time/credit-of-run.ts'
import type { TimeWindow } from '#lib/learning-time/credit-window.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { ActivitySummary, CreditReason, RunSummary, RunTime } from '#lib/timeback/contract/activity.ts'
import { DomainError } from '#lib/timeback/contract/domain-error.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

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

/** True unless the window was refused as a whole; time that was counted before is no lie. */
export function counts({ reason }: { reason: string | null }): boolean {
  return reason === null || reason === 'already-counted'
}

/** Every window of a run with what was credited of it (http contract, `activity/time`). */
function toRunTime(run: RunRow): RunTime {
  return {
    runId: run.id,
    ...totals(run),
    windows: run.windows.map(({ id, startedAt, endedAt, activeMs, creditedMs, reason }) => ({
      id,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt.toISOString(),
      activeMs,
      creditedMs,
      ...(reason !== null && { reason: reason as CreditReason }),
    })),
  }
}

/** A run in one line: what was counted, and what was not and why. */
function toRunSummary(run: RunRow): RunSummary {
  const { id, name, courseTitle, lessonId, attempt, startedAt, completedAt, windows } = run
  const short = windows.filter(({ reason }) => reason !== null)
  return {
    runId: id,
    name,
    courseTitle,
    lessonId,
    attempt,
    startedAt: startedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    ...totals(run),
    notCounted: [...groupBy(short, ({ reason }) => reason as CreditReason)].map(([reason, group]) => ({
      reason,
      ms: sum(group.map(({ activeMs, creditedMs }) => activeMs - creditedMs)),
      windows: group.length,
    })),
  }
}

function totals({ windows }: Pick<RunRow, 'windows'>): { activeMs: number; inactiveMs: number } {
  const activeMs = sum(windows.map(({ creditedMs }) => creditedMs))
  return { activeMs, inactiveMs: inactiveOfRun(windows.filter(counts).map(toWindow), activeMs) }
}

/** A stored window as the rules of time know it. */
export function toWindow({
  startedAt,
  endedAt,
  activeMs,
  inactiveMs,
}: {
  startedAt: Date
  endedAt: Date
  activeMs: number
  inactiveMs: number
}): TimeWindow {
  return { startedAtMs: startedAt.getTime(), endedAtMs: endedAt.getTime(), activeMs, inactiveMs }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
