import Link from 'next/link'
import { formatDuration, formatScore } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import { sharedNames } from '#lib/std/names.ts'
import type { VrSession, VrStudentSession } from '#lib/timeback/contract/vr.ts'
import { SuccessMark } from './success-mark.tsx'

/** One session of a student; `session` is `null` where they have not begun. */
export type WorkRow = {
  key: string
  name: string
  /** There where another of the class has the same name. */
  email?: string
  /** The student's own page. */
  href: string
  work: { session: VrSession; notes: string | null; startedAt: string } | null
}

const cell = 'px-4 py-3 text-start align-top'

/** Who has done what: one line per session, and one for each student without any. */
export function WorkTable({ title, rows }: { title: string; rows: WorkRow[] }) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full border-collapse">
        <caption className="px-4 pt-4 pb-2 text-start text-xl font-bold">{title}</caption>
        <thead>
          <tr className="border-b border-line">
            {['Student', 'State', 'Score', 'Time', 'When', 'Notes'].map((name) => (
              <th key={name} scope="col" className={`${cell} font-semibold text-soft`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, email, href, work }) => (
            <tr key={key} className="border-b border-line last:border-b-0">
              <th scope="row" className={cell}>
                <Link href={href} className="font-bold text-accent underline-offset-4 hover:underline">
                  {name}
                </Link>
                {email !== undefined && (
                  <span className="block text-sm font-normal break-all text-soft">{email}</span>
                )}
              </th>
              {work ? (
                <WorkCells work={work} />
              ) : (
                <td colSpan={5} className={`${cell} text-soft`}>
                  Not started
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WorkCells({ work: { session, notes, startedAt } }: { work: NonNullable<WorkRow['work']> }) {
  const { score, time_spent_seconds: seconds, completed_at: completedAt } = session
  return (
    <>
      <td className={cell}>
        <SuccessMark session={session} />
      </td>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>
        {score ? (
          <>
            <strong>{formatScore(score.raw)}</strong> of {score.max}
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>
        {seconds === null ? '–' : formatDuration(seconds * 1000)}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        <LocalTime at={completedAt ?? startedAt} />
      </td>
      <td className={`${cell} min-w-48 text-soft`}>{notes ?? ''}</td>
    </>
  )
}

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
