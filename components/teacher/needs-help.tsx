import { LifeBuoy } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { sharedNames } from '#lib/std/shared-names.ts'
import type { ClassGrid, Grid } from '#lib/teacher/model.ts'
import { listNeedsHelp } from './list-needs-help.ts'

/** Who of a class needs help, and why: one line per student. */
export function NeedsHelp({ grid }: { grid: ClassGrid }) {
  const needs = listNeedsHelp(grid)
  const isShared = sharedNames(grid.students.map(({ name }) => name))
  if (needs.length === 0) return null
  return (
    <Frame>
      <ul className="mt-2 grid gap-1">
        {needs.map(({ student: { timebackId, name, email }, reasons }) => (
          <li key={timebackId}>
            <Link
              href={`/teacher/classes/${grid.id}/students/${timebackId}`}
              className="inline-flex min-h-8 items-center font-bold underline underline-offset-4"
            >
              {name}
            </Link>
            {isShared(name) && ` (${email})`}: {reasons.join('; ')}
          </li>
        ))}
      </ul>
    </Frame>
  )
}

/** What one student needs help with: one line per lesson, as the page of their class says it. */
export function StudentNeeds({ grid }: { grid: Grid }) {
  const reasons = listNeedsHelp(grid).flatMap((need) => need.reasons)
  if (reasons.length === 0) return null
  return (
    <Frame>
      <ul className="mt-2 grid gap-1">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <section aria-labelledby="help" className="rounded-card border border-notyet-edge bg-notyet-tint p-5">
      <h2 id="help" className="flex items-center gap-2 text-xl font-bold">
        <LifeBuoy aria-hidden className="size-6 shrink-0 text-notyet" />
        May need help
      </h2>
      {children}
    </section>
  )
}
