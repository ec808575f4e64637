import type { CourseOverview } from '#lib/timeback/contract/overview.ts'

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
