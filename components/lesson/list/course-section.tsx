import { ProgressBar } from '#components/ui/progress-bar.tsx'
import type { CourseOverview } from '#lib/timeback/contract/overview.ts'
import { courseStanding } from './course-standing.ts'
import { LessonRow } from './lesson-row.tsx'

/** A course: how much of it is mastered, and its lessons. */
export function CourseSection({ course }: { course: CourseOverview }) {
  const { code, title, lessons } = course
  const { mastered, planned, testedOut } = courseStanding(course)
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
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <LessonRow lesson={lesson} />
          </li>
        ))}
      </ul>
    </section>
  )
}
