import { assert } from '#lib/std/assert.ts'
import type { OpenLessons } from '#scripts/testing/lessons/open-lessons.ts'

type Served = Pick<OpenLessons, 'db' | 'deps'>

let served: Served | null = null

/** What the app's routes and pages work with from now on, in a test that mocks `served-deps` or `served-db`. */
export function serve(open: Served): void {
  served = open
}

export function requireServed(): Served {
  assert(served, 'the test has said what is served')
  return served
}
