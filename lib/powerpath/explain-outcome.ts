import { unreachable } from '#lib/std/assert.ts'

/** What a finished test came to, and what stands around it. */
export type TestOutcome = { passed: boolean; threshold: number } & (
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
