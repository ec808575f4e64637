import Link from 'next/link'
import { lessonTypeName } from '#components/lesson/list/lesson-words.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { groupBy } from '#lib/std/group-by.ts'
import type { ContentLesson } from '#lib/timeback/contract/content.ts'
import { ownerName } from './content-words.ts'

/** The lessons of a course in their order, by unit, each leading to its page. */
export function LessonList({ lessons }: { lessons: ContentLesson[] }) {
  if (lessons.length === 0)
    return <EmptyState title="No lessons here yet">Upload a package, or make a lesson.</EmptyState>
  return (
    <div className="grid gap-6">
      {[...groupBy(lessons, ({ unit }) => unit)].map(([unit, own]) => (
        <section key={unit} aria-label={unit} className="grid gap-2">
          <h3 className="font-semibold text-soft">{unit}</h3>
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {own.map((lesson) => (
              <li key={lesson.id}>
                <LessonRow lesson={lesson} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function LessonRow({ lesson: { id, title, type, questions, owner, isDraft } }: { lesson: ContentLesson }) {
  return (
    <Link
      href={`/teacher/content/lessons/${encodeURIComponent(id)}`}
      className="grid gap-x-4 px-4 py-2.5 transition-colors hover:bg-accent-tint sm:grid-cols-[minmax(0,1fr)_9rem_8rem_9rem] sm:items-center"
    >
      <span className="min-w-0">
        <span className="text-lg font-semibold break-words">{title}</span>
        {isDraft && <DraftMark />}
      </span>
      <span className="text-soft">{lessonTypeName(type)}</span>
      <span className="text-soft tabular-nums">{plural(questions, 'question')}</span>
      <span className="min-w-0 truncate text-soft">{ownerName(owner)}</span>
    </Link>
  )
}

/** Of a lesson that students do not see. */
export function DraftMark() {
  return (
    <span className="ms-2 inline-block rounded-full border border-edge px-2 text-sm font-semibold text-soft">
      Draft
    </span>
  )
}
