import type { LessonOverview, StudentOverview } from '#lib/timeback/contract/overview.ts'

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
