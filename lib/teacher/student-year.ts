import type { StudentWeekRow } from '#lib/db/insight/student-weeks.ts'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'
import type { StudentWeek } from './model.ts'

const dayMs = 24 * 60 * 60 * 1000
export const weeksOfYear = 52

/** The Monday (UTC) of the week that a moment is in, in milliseconds. */
export function mondayOf(atMs: number): number {
  const day = Math.floor(atMs / dayMs)
  // Day 0, 1 January 1970, was a Thursday.
  return (day - ((day + 3) % 7)) * dayMs
}

/** The Monday with which a year's weeks begin, of which `nowMs` is in the last. */
export function yearBegin(nowMs: number): number {
  return mondayOf(nowMs) - (weeksOfYear - 1) * 7 * dayMs
}

/** Every week of a year with its XP and time, the earliest first; XP of a lesson counts when it was finished. */
export function toYear(
  { attempts, rows }: { attempts: readonly AttemptSummary[]; rows: readonly StudentWeekRow[] },
  nowMs: number,
): StudentWeek[] {
  const nameOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10)
  const first = yearBegin(nowMs)
  const weeks = new Map(
    Array.from({ length: weeksOfYear }, (_, index) => {
      const week = nameOf(first + index * 7 * dayMs)
      return [week, { week, xp: 0, activeMs: 0 }]
    }),
  )
  const add = (week: string, { xp, activeMs }: Omit<StudentWeek, 'week'>) => {
    const known = weeks.get(week)
    if (known) weeks.set(week, { week, xp: known.xp + xp, activeMs: known.activeMs + activeMs })
  }
  for (const { completedAt, xp } of attempts)
    if (completedAt !== null) add(nameOf(mondayOf(Date.parse(completedAt))), { xp: xp ?? 0, activeMs: 0 })
  for (const { week, ...row } of rows) add(week, row)
  return [...weeks.values()]
}
