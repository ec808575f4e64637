import { isTestOut, type LessonType, onlyMeasures } from '#lib/std/terms.ts'

type PlacedLesson = { id: string; type: LessonType; course: string; unit: string }

/**
 * The lessons that passing a test-out tests out of: those of its unit, or of its whole course where it stands
 * alone in a unit. The protocol offers a test-out by course and says nothing of units (§1.3), so a test-out
 * covers no more than the place where its author put it. A placement test measures and is no lesson to be
 * learned, and another test-out is to be passed itself.
 */
export function coveredByTestOut<Lesson extends PlacedLesson>(
  testOut: PlacedLesson,
  lessons: readonly Lesson[],
): Lesson[] {
  const taught = lessons.filter(({ type, course }) => course === testOut.course && !onlyMeasures(type))
  const ofUnit = taught.filter(({ unit }) => unit === testOut.unit)
  return ofUnit.length > 0 ? ofUnit : taught
}

/** Of these lessons the ids of those that a student tested out of and did not master. */
export function testedOutOf(lessons: readonly PlacedLesson[], mastered: ReadonlySet<string>): Set<string> {
  const passed = lessons.filter(({ id, type }) => isTestOut(type) && mastered.has(id))
  const covered = passed.flatMap((testOut) => coveredByTestOut(testOut, lessons))
  return new Set(covered.map(({ id }) => id).filter((id) => !mastered.has(id)))
}
