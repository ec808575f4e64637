import Link from 'next/link'
import { formatDuration } from '#components/ui/format/format-duration.ts'
import { formatScore } from '#components/ui/format/format-number.ts'
import { LocalTime } from '#components/ui/format/local-time.tsx'
import type { VrSession } from '#lib/timeback/contract/vr-session.ts'
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
