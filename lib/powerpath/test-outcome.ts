import { unreachable } from '#lib/std/assert.ts'
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

/** What a finished test came to, and what stands around it. */
type TestOutcome = { passed: boolean; threshold: number } & (
  | { type: 'test-out'; place: string; lessons: number }
  | { type: 'unit-test'; place: string }
  | { type: 'placement'; grade: number | null; nextGrade: number | null }
)

/**
 * What passing a test or not leads to, in words for the student (Timeback protocol §2.4). What the protocol
 * leaves open leads to the least: a unit test marks no lesson but itself, and a test that was not passed takes
 * nothing away.
 */
export function explainOutcome(outcome: TestOutcome): string {
  const notPassed = `Not passed yet: that takes ${outcome.threshold} of 100.`
  switch (outcome.type) {
    case 'test-out':
      return outcome.passed
        ? `Passed: you tested out of ${lessonsOf(outcome)} of ${outcome.place}.`
        : `${notPassed} Work through ${outcome.place} lesson by lesson.`
    case 'unit-test':
      return outcome.passed
        ? `Passed: you know your way around ${outcome.place}.`
        : `${notPassed} Go over the lessons of ${outcome.place}, then try again.`
    case 'placement':
      return explainPlacement(outcome)
    default:
      return unreachable(outcome)
  }
}

function lessonsOf({ lessons }: { lessons: number }): string {
  return lessons === 1 ? 'the lesson' : `the ${lessons} lessons`
}

function explainPlacement({ passed, grade, nextGrade }: Extract<TestOutcome, { type: 'placement' }>): string {
  if (passed && nextGrade !== null) return `Passed: the placement test of grade ${nextGrade} is next.`
  const start = grade === null ? 'You know where to begin now.' : `You begin at grade ${grade}.`
  return passed ? `Passed, and there is no higher test. ${start}` : start
}

/** One grade's placement test, the lowest grade first; `passed` is null while it was not finished. */
type PlacementTest = { grade: number | null; passed: boolean | null }

type PlacementLevel<Test> = {
  /** Where the student is to begin, or was last found to be; null before the first test and without a grade. */
  grade: number | null
  /** A test was not passed: the placement is over. */
  placed: boolean
  /** The test to take next; null once placed, or when all were taken. */
  next: Test | null
}

/**
 * Where a subject's placement tests place a student: a test that was passed leads to that of the next grade,
 * and the first that was not ends the placement at its grade (Timeback protocol §2.4).
 */
export function placementLevel<Test extends PlacementTest>(tests: readonly Test[]): PlacementLevel<Test> {
  const failed = tests.find(({ passed }) => passed === false)
  const last = failed ?? tests.findLast(({ passed }) => passed === true)
  const next = failed ? null : (tests.find(({ passed }) => passed === null) ?? null)
  return { grade: last?.grade ?? null, placed: failed !== undefined, next }
}
