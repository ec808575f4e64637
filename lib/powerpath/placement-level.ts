/** One grade's placement test, the lowest grade first; `passed` is null while it was not finished. */
export type PlacementTest = { grade: number | null; passed: boolean | null }

export type PlacementLevel<Test> = {
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
