import { sharedNames } from '#lib/std/shared-names.ts'
import type { VrStudentSession } from '#lib/timeback/contract/vr-session.ts'
import type { WorkRow } from './work-table.tsx'

type TaughtClass = {
  id: string
  title: string
  students: { timebackId: string; name: string; email: string }[]
}
type Work = { session: VrStudentSession; notes: string | null; startedAt: string }

/**
 * One table per class that has the package, with its students in their order, and one per class
 * that has it no longer, with the sessions of its students. Newest sessions come first, as they were given.
 */
export function toWorkTables(
  classes: TaughtClass[],
  { assigned, work }: { assigned: string[]; work: Work[] },
): { id: string; title: string; rows: WorkRow[] }[] {
  const tables = classes.map((each) => {
    const has = assigned.includes(each.id)
    const isShared = sharedNames(each.students.map(({ name }) => name))
    const rows = each.students.flatMap((student) =>
      toRows(each.id, student, { has, work, isShared: isShared(student.name) }),
    )
    return { id: each.id, title: has ? each.title : `${each.title}, earlier`, rows }
  })
  return tables.filter(({ rows }) => rows.length > 0)
}

/** A student's sessions, or the one row that says that there is none yet. */
function toRows(
  classId: string,
  { timebackId, name, email }: TaughtClass['students'][number],
  { has, work, isShared }: { has: boolean; work: Work[]; isShared: boolean },
): WorkRow[] {
  const student = {
    name,
    ...(isShared && { email }),
    href: `/teacher/classes/${classId}/students/${timebackId}`,
  }
  const own = work.filter(({ session }) => session.student.timeback_id === timebackId)
  if (own.length === 0 && has) return [{ ...student, key: timebackId, work: null }]
  return own.map((each) => ({ ...student, key: each.session.id, work: each }))
}
