import 'server-only'
import { buildTimeSpentEvent, type EventOrigin } from '#lib/caliper/build-event.ts'
import type { Credit, TimeClaim, TimeWindowRow } from '#lib/db/activity/time-windows.ts'
import { creditRunTotal, creditRunWindow, type KnownTime } from '#lib/learning-time/credit-of-run.ts'
import type { TimeWindow } from '#lib/learning-time/credit-window.ts'
import { createKeyedQueue } from '#lib/std/queues.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'
import { deriveId, loadOrigin, toNewEvent } from '#lib/timeback/server/outbox/events.ts'
import { counts, toWindow } from './runs.ts'

type Claimed = {
  student: string
  /** The window's own id, unique among the student's; none for the time of the whole run at once. */
  id?: string
  runId: string
  window: TimeWindow
  now: Date
  /** A window longer than this is not believed; 5 min if not said. */
  maxMs?: number
  /** `null` where nobody is told. */
  told: ToldOf | null
}

/** What an event of a run says that it is of. */
export type ToldOf = Pick<EventOrigin, 'course' | 'activity'>

/** A window as the database takes it: what is credited of it, and the event that tells of what counted. */
export async function toTimeClaim(deps: Deps, claimed: Claimed): Promise<TimeClaim> {
  const { student, runId, window, now, maxMs, told } = claimed
  const totalId = deriveId('completion-window', student, runId)
  const { id = totalId } = claimed
  const startedAt = new Date(window.startedAtMs)
  const endedAt = new Date(window.endedAtMs)
  const happening: [string, ...string[]] = ['time-spent', student, id]
  const origin = told && (await loadOrigin(deps, { student, runId, happening, at: endedAt, ...told }))
  return {
    window: {
      studentId: student,
      id,
      runId,
      startedAt,
      endedAt,
      activeMs: toStored(window.activeMs),
    },
    decide: (around) => {
      const known = toKnownTime(around, { runId, totalId })
      const limits = { nowMs: now.getTime(), ...(maxMs !== undefined && { maxMs }) }
      const credit = (id === totalId ? creditRunTotal : creditRunWindow)(window, known, limits)
      return { ...credit, inactiveMs: toStored(credit.inactiveMs), reason: credit.reason ?? null }
    },
    events: (credit) => (origin ? timeSpentEvents(origin, { startedAt, endedAt, window, credit }) : []),
  }
}

/** What was not believed tells nothing. */
function toKnownTime(
  around: TimeWindowRow[],
  { runId, totalId }: { runId: string; totalId: string },
): KnownTime {
  const ofRun = around.filter((row) => row.runId === runId && counts(row))
  const total = ofRun.find(({ id }) => id === totalId)
  return {
    credited: around.flatMap(({ credited }) => credited),
    windows: ofRun.filter(({ id }) => id !== totalId).map(toWindow),
    total: total ? toWindow(total) : null,
  }
}

type Spent = { startedAt: Date; endedAt: Date; window: TimeWindow; credit: Credit }

/** What was not believed is not told; inactive time fills at most what the credited time leaves. */
function timeSpentEvents(origin: EventOrigin, { startedAt, endedAt, window, credit }: Spent) {
  if (!counts(credit)) return []
  const { creditedMs } = credit
  const leftMs = window.endedAtMs - window.startedAtMs - creditedMs
  const inactiveMs = Math.min(credit.inactiveMs, leftMs)
  const event = buildTimeSpentEvent(origin, { startedAt, endedAt, activeMs: creditedMs, inactiveMs })
  return event ? [toNewEvent(origin, event)] : []
}

/** A forged duration may be longer than the column; it is credited as 0 all the same. */
function toStored(ms: number): number {
  return Math.min(ms, 2 ** 31 - 1)
}

const queue = createKeyedQueue()

/**
 * Has what this process does to one student's time wait in line: only another instance can overtake it, and waiting
 * for the database takes one connection and not all of them.
 */
export function inTimeQueue<T>(student: string, task: () => Promise<T>): Promise<T> {
  return queue(student, task)
}
