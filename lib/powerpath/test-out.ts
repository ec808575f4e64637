import type { LessonType } from './lesson-type.ts'

type PlacedLesson = { id: string; type: LessonType; unit: string }

/**
 * The lessons of a course that passing a test-out tests out of: those of its unit, or of the whole course where
 * it stands alone in a unit. The protocol offers a test-out by course and says nothing of units (§1.3), so a
 * test-out covers no more than the place where its author put it. A placement test measures and is no lesson to
 * be learned, and another test-out is to be passed itself.
 */
export function coveredByTestOut<Lesson extends PlacedLesson>(
  testOut: PlacedLesson,
  course: readonly Lesson[],
): Lesson[] {
  const taught = course.filter(({ type }) => type !== 'test-out' && type !== 'placement')
  const ofUnit = taught.filter(({ unit }) => unit === testOut.unit)
  return ofUnit.length > 0 ? ofUnit : taught
}
