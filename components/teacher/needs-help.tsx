import { LifeBuoy } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import { sharedNames } from '#lib/std/names.ts'
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

/** Says of an attempt what the class page says of its student, and what they were offered while it is open. */
export function HelpNotice({ reason, open }: { reason: string; open: boolean }) {
  return (
    <Notice title={`May need help: ${reason}`}>
      {open &&
        'The student was offered an easier lesson, where there is one, and the explanation of a missed question. They can go on all the same.'}
    </Notice>
  )
}
