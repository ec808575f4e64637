'use client'

import { useSoftLinks } from '#components/ui/use-soft-links.ts'
import type { CourseOverview } from '#lib/timeback/contract/overview.ts'
import { LessonRow, lessonAddress } from './lesson-row.tsx'

/** A course: how much of it is mastered, and its lessons. Drawn in the browser's part, so that it is told only once. */
export function CourseSection({ course }: { course: CourseOverview }) {
  const { code, title, lessons } = course
  const { mastered, planned, testedOut } = courseStanding(course)
  const { ref, pending } = useSoftLinks<HTMLUListElement>()
  return (
    <section aria-labelledby={`course-${code}`}>
      <div className="mb-3 grid gap-x-8 gap-y-1 sm:grid-cols-[1fr_14rem] sm:items-end">
        <h2 id={`course-${code}`} className="text-2xl font-bold">
          {title}
        </h2>
        <div>
          <p className="mb-1.5 text-soft tabular-nums sm:text-end">
            {mastered} of {planned} mastered
            {testedOut > 0 && `, ${testedOut} tested out`}
          </p>
          <ProgressBar label={`${title}, mastered`} value={mastered} max={planned} />
        </div>
      </div>
      <ul
        ref={ref}
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
      >
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <LessonRow lesson={lesson} pending={pending === lessonAddress(lesson.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far a course is, as its list shows it. */
type CourseStanding = { mastered: number; planned: number; testedOut: number }

/**
 * What is mastered of what is planned, counted so that it says what the rows say: all only when no lesson is left.
 * A course may have more lessons than were planned (imported ones), and other activities give units, too.
 */
export function courseStanding(
  course: Pick<CourseOverview, 'totalLessons' | 'masteredUnits' | 'lessons'>,
): CourseStanding {
  const { totalLessons, masteredUnits, lessons } = course
  const planned = Math.max(totalLessons, lessons.length)
  const left = lessons.filter(({ mastered }) => !mastered).length
  return {
    planned,
    mastered: Math.min(masteredUnits, planned - left),
    testedOut: lessons.filter(({ testedOut }) => testedOut).length,
  }
}

/** How many of how many. `label` says of what. */
function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <svg
      role="img"
      aria-label={`${label}: ${value} of ${max}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full bg-sunken forced-colors:border"
    >
      <rect width={share * 100} height="4" className="fill-correct forced-colors:fill-[Highlight]" />
    </svg>
  )
}
