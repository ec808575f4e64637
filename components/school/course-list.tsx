import Link from 'next/link'
import { plural } from '#components/ui/format.ts'
import type { CourseDetails } from '#lib/timeback/contract/courses-admin.ts'

/** The courses of the school, one a row, each leading to its page. */
export function CourseList({ courses }: { courses: CourseDetails[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {courses.map((course) => (
        <li key={course.id}>
          <Link
            href={`/admin/courses/${course.id}`}
            className="grid gap-x-4 px-4 py-2.5 transition-colors hover:bg-accent-tint sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          >
            <span className="min-w-0">
              <span className="block text-lg font-semibold break-words">{course.title}</span>
              <span className="block text-soft break-words">{courseFacts(course)}</span>
            </span>
            {course.withdrawn && <span className="font-semibold text-notyet">Withdrawn</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What a course is, in a line. */
export function courseFacts({ code, subject, grade, lessons, classes }: CourseDetails): string {
  const of = grade === null ? subject : `${subject}, grade ${grade}`
  return `${code} · ${of} · ${plural(lessons, 'lesson')} · ${plural(classes, 'class', 'classes')}`
}
