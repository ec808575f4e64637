import type { VrStudentSession } from '#lib/timeback/contract/vr-session.ts'
import type { WorkRow } from './work-table.tsx'

type TaughtClass = { id: string; title: string; students: { timebackId: string; name: string }[] }
type Work = { session: VrStudentSession; notes: string | null; startedAt: string }

/**
 * One table per class that has the package, with its students in their order, and one for sessions of
 * students whose class has it no longer. Newest sessions come first, as they were given.
 */
export function toWorkTables(
  classes: TaughtClass[],
  { assigned, work }: { assigned: string[]; work: Work[] },
): { id: string; title: string; rows: WorkRow[] }[] {
  const having = classes.filter(({ id }) => assigned.includes(id))
  const tables = having.map(({ id, title, students }) => ({
    id,
    title,
    rows: students.flatMap(({ timebackId, name }) => {
      const own = work.filter(({ session }) => session.student.timeback_id === timebackId)
      return own.length === 0 ? [{ key: timebackId, name, work: null }] : own.map(toRow)
    }),
  }))
  const listed = new Set(having.flatMap(({ students }) => students.map(({ timebackId }) => timebackId)))
  const others = work.filter(({ session }) => !listed.has(session.student.timeback_id)).map(toRow)
  return others.length === 0 ? tables : [...tables, { id: 'others', title: 'Earlier', rows: others }]
}

function toRow(work: Work): WorkRow {
  return { key: work.session.id, name: work.session.student.name, work }
}
