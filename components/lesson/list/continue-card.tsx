import { ArrowRight } from 'lucide-react'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { CairnMark, CairnMeter } from '#components/ui/cairn.tsx'
import { isAdaptive } from '#lib/std/terms.ts'
import type { LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'
import { MasteredMark } from './mastered-mark.tsx'

/** The one thing to do next; nothing where there is nothing left. */
export function ContinueCard({ overview }: { overview: StudentOverview }) {
  const next = nextLesson(overview)
  if (!next) return null
  const { lesson, courseTitle } = next
  const open = lesson.state === 'open'
  return (
    <section
      aria-label={open ? 'Go on' : 'Next'}
      className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-card border border-accent bg-accent-tint p-5 sm:p-6"
    >
      <CairnMark className="size-14 shrink-0 text-accent max-sm:hidden" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-soft">
          {open ? 'Go on where you stopped' : 'Up next'} · {courseTitle}
        </p>
        <p className="text-2xl font-bold wrap-anywhere">{lesson.name}</p>
        {lesson.mastered && <MasteredMark />}
      </div>
      {open && isAdaptive(lesson.type) && <CairnMeter score={lesson.score ?? 0} />}
      <ButtonLink href={`/lessons/${lesson.id}`} className="max-sm:w-full">
        {open ? 'Continue' : 'Begin'}
        <span className="sr-only">: {lesson.name}</span>
        <ArrowRight aria-hidden className="size-5 rtl:rotate-180" />
      </ButtonLink>
    </section>
  )
}

/**
 * The lesson to go on with: the open one seen last, else the first new one of the course worked on
 * last, else the first new one; `null` when all are begun and closed.
 */
export function nextLesson({
  courses,
}: StudentOverview): { lesson: LessonOverview; courseTitle: string } | null {
  const lessons = courses.flatMap(({ title, lessons: inCourse }) =>
    inCourse.map((lesson) => ({ lesson, courseTitle: title })),
  )
  const seen = lessons
    .filter(({ lesson }) => lesson.lastSeenAt !== null)
    .sort((a, b) => (b.lesson.lastSeenAt ?? '').localeCompare(a.lesson.lastSeenAt ?? ''))
  const fresh = lessons.filter(
    ({ lesson: { state, mastered, testedOut } }) => state === 'not-started' && !mastered && !testedOut,
  )
  return (
    seen.find(({ lesson }) => lesson.state === 'open') ??
    fresh.find(({ courseTitle }) => courseTitle === seen[0]?.courseTitle) ??
    fresh[0] ??
    null
  )
}
