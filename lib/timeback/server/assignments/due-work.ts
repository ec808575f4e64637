import 'server-only'
import { type AssignedWorkRow, listAssignedWork } from '#lib/db/assignments/assigned-work.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { DueWork } from '#lib/timeback/contract/assignments.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** What a student has to do now, the earliest due first. */
export async function listDueWork(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { student }: { student: string },
): Promise<DueWork[]> {
  return dueOf(await listAssignedWork(db, student), now())
}

/**
 * What is to be done of what was assigned: each thing once, with the date that is the student's. What they were given
 * for themselves counts before what their groups and classes were given; of several dates the earliest.
 */
export function dueOf(rows: readonly AssignedWorkRow[], now: Date): DueWork[] {
  const things = groupBy(rows, ({ kind, id }) => `${kind} ${id}`)
  return [...things.values()]
    .flatMap((assigned) => {
      const own = assigned.filter(({ to }) => to === 'student')
      const [first] = (own.length > 0 ? own : assigned)
        .filter(({ excused, beginsAt }) => !excused && (beginsAt === null || beginsAt <= now))
        .toSorted((a, b) => momentOf(dateOf(a)) - momentOf(dateOf(b)))
      return first && first.doneAt === null ? [{ row: first, dueAt: dateOf(first) }] : []
    })
    .toSorted((a, b) => momentOf(a.dueAt) - momentOf(b.dueAt))
    .map(({ row: { kind, id, title, courseTitle, late, isOpen }, dueAt }) => ({
      ...{ kind, id, title, courseTitle, late, isOpen },
      dueAt: dueAt?.toISOString() ?? null,
      isLate: dueAt !== null && dueAt < now,
    }))
}

/** The date of the exception stands in the place of the date of all. */
function dateOf({ dueAt, exceptionDueAt }: AssignedWorkRow): Date | null {
  return exceptionDueAt ?? dueAt
}

/** What has no date comes last. */
function momentOf(date: Date | null): number {
  return date?.getTime() ?? Number.MAX_SAFE_INTEGER
}
