import 'server-only'
import type { RunRow } from '#lib/db/activity/activity-runs.ts'
import { inactiveOfRun } from '#lib/learning-time/credit-of-run.ts'
import type { TimeWindow } from '#lib/learning-time/credit-window.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { CreditReason, RunSummary, RunTime } from '#lib/timeback/contract/activity.ts'

/** True unless the window was refused as a whole; time that was counted before is no lie. */
export function counts({ reason }: { reason: string | null }): boolean {
  return reason === null || reason === 'already-counted'
}

/** Every window of a run with what was credited of it (http contract, `activity/time`). */
export function toRunTime(run: RunRow): RunTime {
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
export function toRunSummary(run: RunRow): RunSummary {
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

export function totals({ windows }: Pick<RunRow, 'windows'>): { activeMs: number; inactiveMs: number } {
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
