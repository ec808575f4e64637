import clsx from 'clsx'
import Link from 'next/link'
import { plural } from '#components/ui/format.ts'
import type { ContentCourse } from '#lib/timeback/contract/content.ts'

/** The courses, each leading to its lessons. */
export function CourseLinks({ courses, chosen }: { courses: ContentCourse[]; chosen: string }) {
  return (
    <nav aria-label="Courses">
      <ul className="grid gap-1 max-lg:grid-cols-2 max-sm:grid-cols-1">
        {courses.map(({ id, code, title, lessons, drafts }) => (
          <li key={id} className="min-w-0">
            <Link
              href={`/teacher/content?course=${encodeURIComponent(code)}`}
              aria-current={code === chosen ? 'page' : undefined}
              className={clsx(
                'block rounded-lg border px-3 py-2 transition-colors hover:bg-accent-tint',
                code === chosen ? 'border-accent bg-surface' : 'border-transparent',
              )}
            >
              <span className="block font-semibold break-words">{title}</span>
              <span className="block text-sm text-soft">
                {plural(lessons, 'lesson')}
                {drafts > 0 && `, ${plural(drafts, 'draft')}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
