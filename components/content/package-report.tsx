import clsx from 'clsx'
import type { Ref } from 'react'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { plural } from '#components/ui/format.ts'
import type { FileReport, ImportReport } from '#lib/timeback/contract/content.ts'

const statusNames: Record<FileReport['status'], string> = {
  imported: 'Imported',
  kept: 'Earlier version kept',
  refused: 'Refused',
}

type Props = {
  ref: Ref<HTMLHeadingElement>
  report: ImportReport & { course: string }
}

/** What became of each file of a package, what went wrong first. */
export function PackageReport({ ref, report: { items, course } }: Props) {
  const wrong = items.filter(({ status }) => status !== 'imported')
  const fine = items.filter(({ status }) => status === 'imported')
  return (
    <section aria-labelledby="report" className="grid gap-4">
      <h2 ref={ref} id="report" tabIndex={-1} className="text-2xl font-bold">
        {plural(fine.length, 'file')} imported
        {wrong.length > 0 && `, ${plural(wrong.length, 'file')} not`}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {[...wrong, ...fine].map((entry) => (
          <li key={entry.file} className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <span
              className={clsx('font-semibold', entry.status === 'imported' ? 'text-correct' : 'text-notyet')}
            >
              {statusNames[entry.status]}
            </span>
            <span className="min-w-0">
              <span className="block font-semibold break-all">{entry.file}</span>
              {'message' in entry && <span className="block break-words">{entry.message}</span>}
              {'notes' in entry &&
                entry.notes?.map((note) => (
                  <span key={note} className="block break-words text-soft">
                    {note}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink href={`/teacher/content?course=${encodeURIComponent(course)}`}>See the course</ButtonLink>
      </div>
    </section>
  )
}
