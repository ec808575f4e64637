import { formatScore } from '#components/ui/format.ts'
import { LocalTime } from '#components/ui/local-time.tsx'
import type { CourseOverview, LessonOverview } from '#lib/timeback/contract/overview.ts'
import { courseStanding } from './course-standing.ts'
import { lessonScores } from './lesson-words.ts'
import { ProgressBar } from './progress-bar.tsx'

/** How far a student is in each course, for a teacher: what was begun stands open, each leading to its latest attempt. */
export function StudentCourses({ courses, attempts }: { courses: CourseOverview[]; attempts: string }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      {courses.map((course) => {
        const { mastered, planned, testedOut } = courseStanding(course)
        const begun = course.lessons.filter(({ state }) => state !== 'not-started')
        return (
          <details
            key={course.code}
            open={begun.length > 0}
            className="rounded-card border border-line bg-surface"
          >
            <summary className="grid cursor-pointer gap-1.5 px-4 py-3">
              <span className="flex flex-wrap justify-between gap-x-4">
                <strong className="wrap-anywhere">{course.title}</strong>
                <span className="text-soft tabular-nums">
                  {mastered} of {planned} mastered
                  {testedOut > 0 && `, ${testedOut} tested out`}
                </span>
              </span>
              <ProgressBar label={`${course.title}, mastered`} value={mastered} max={planned} />
            </summary>
            <ul className="divide-y divide-line border-t border-line">
              {begun.map((lesson) => (
                <li key={lesson.id}>
                  <a
                    href={`${attempts}/${lesson.id}/${lesson.attempt}`}
                    className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 px-4 py-2 hover:bg-accent-tint"
                  >
                    <b className="min-w-0 flex-1 basis-40 wrap-anywhere">{lesson.name}</b>
                    <span className="text-soft tabular-nums">{standingWords(lesson)}</span>
                    {lesson.lastSeenAt !== null && (
                      <span className="text-sm text-soft">
                        <LocalTime at={lesson.lastSeenAt} />
                      </span>
                    )}
                  </a>
                </li>
              ))}
              {begun.length < course.lessons.length && (
                <li className="px-4 py-2 text-soft">{course.lessons.length - begun.length} not started</li>
              )}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

/** `Mastered, 100`, `Started, 62`. */
function standingWords(lesson: LessonOverview): string {
  const { best } = lessonScores(lesson)
  const word = lesson.mastered ? 'Mastered' : lesson.state === 'open' ? 'Started' : 'Finished'
  return best === null ? word : `${word}, ${formatScore(best)}`
}
