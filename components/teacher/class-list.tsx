import { ChevronRight, Users } from 'lucide-react'
import Link from 'next/link'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import type { ClassCard } from '#lib/teacher/model.ts'

/** The teacher's classes, each leading to its grid. */
export function ClassList({ classes }: { classes: ClassCard[] }) {
  if (classes.length === 0)
    return (
      <EmptyState title="No classes yet">
        A class appears here once you are enrolled as its teacher.
      </EmptyState>
    )
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {classes.map(({ id, title, students }) => (
        <li key={id}>
          <Link
            href={`/teacher/classes/${id}`}
            className="flex min-h-28 items-center gap-4 rounded-card border border-line bg-surface p-5 transition-colors hover:border-accent hover:bg-accent-tint"
          >
            <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-accent-tint text-accent">
              <Users aria-hidden className="size-6" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="block text-2xl font-bold">{title}</span>
              <span className="block text-soft">{plural(students, 'student')}</span>
            </span>
            <ChevronRight aria-hidden className="size-5 shrink-0 text-soft rtl:rotate-180" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
