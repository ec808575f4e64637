import { LifeBuoy } from 'lucide-react'
import Link from 'next/link'
import type { ClassGrid } from '#lib/teacher/model.ts'
import { listNeedsHelp } from './list-needs-help.ts'

/** Who needs help, and why: one line per student. */
export function NeedsHelp({ grid }: { grid: ClassGrid }) {
  const needs = listNeedsHelp(grid)
  if (needs.length === 0) return null
  return (
    <section aria-labelledby="help" className="rounded-card border border-notyet-edge bg-notyet-tint p-5">
      <h2 id="help" className="flex items-center gap-2 text-xl font-bold">
        <LifeBuoy aria-hidden className="size-6 text-notyet" />
        May need help
      </h2>
      <ul className="mt-2 grid gap-1">
        {needs.map(({ student, reasons }) => (
          <li key={student.timebackId}>
            <Link
              href={`/teacher/classes/${grid.id}/students/${student.timebackId}`}
              className="inline-flex min-h-8 items-center font-bold underline underline-offset-4"
            >
              {student.name}
            </Link>
            : {reasons.join('; ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
