import Link from 'next/link'
import { plural } from '#components/ui/format.ts'
import type { ListedClass } from '#lib/timeback/contract/classes.ts'

/** Classes, one a row, each leading to its grid. */
export function ListedClasses({ classes }: { classes: ListedClass[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {classes.map(({ id, title, students, teachers, courses }) => (
        <li key={id}>
          <Link
            href={`/teacher/classes/${id}`}
            className="grid gap-x-4 px-4 py-2.5 transition-colors hover:bg-accent-tint sm:grid-cols-[minmax(0,1fr)_9rem_minmax(0,1fr)] sm:items-center"
          >
            <span className="min-w-0">
              <span className="block text-lg font-semibold break-words">{title}</span>
              <span className="block text-soft break-words">{teachers.join(', ') || 'No teacher'}</span>
            </span>
            <span className="text-soft sm:text-ink">{plural(students, 'student')}</span>
            <span className="min-w-0 text-soft break-words">{courses.join(', ') || 'All courses'}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
