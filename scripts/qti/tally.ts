import type { Ended } from './command.ts'

/** Counts cases, lists what failed, and ends with the line `N passed, N failed`. */
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
      return failed === 0 ? 'done' : 'refused'
    },
  }
}
