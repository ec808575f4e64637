import type { Ended } from './read-options.ts'

/** Counts cases, lists what failed, and ends with the line `N passed, N failed`; nothing counted is no success. */
export function createTally() {
  let passed = 0
  let failed = 0
  return {
    pass: () => {
      passed++
    },
    fail: (line: string) => {
      failed++
      console.log(line)
    },
    end(): Ended {
      console.log(`${passed} passed, ${failed} failed`)
      if (passed + failed === 0) console.error('there are no cases')
      return passed > 0 && failed === 0 ? 'done' : 'refused'
    },
  }
}
