import { describe, expect, it } from 'vitest'
import { placementLevel } from './placement-level.ts'

const tests = (...results: (boolean | null)[]) =>
  results.map((passed, index) => ({ grade: 3 + index, passed }))

describe('the level that placement tests give', () => {
  it('is none before the first test, which is that of the lowest grade', () => {
    expect(placementLevel(tests(null, null))).toEqual({
      grade: null,
      placed: false,
      next: { grade: 3, passed: null },
    })
    expect(placementLevel([])).toEqual({ grade: null, placed: false, next: null })
  })

  it('leads from a test that was passed to that of the next grade', () => {
    expect(placementLevel(tests(true, null))).toMatchObject({ grade: 3, placed: false, next: { grade: 4 } })
  })

  it('is the grade of the first test that was not passed, which ends the placement', () => {
    expect(placementLevel(tests(true, false, null))).toEqual({ grade: 4, placed: true, next: null })
    expect(placementLevel(tests(false, true))).toMatchObject({ grade: 3, placed: true, next: null })
  })

  it('is the highest grade once all were passed', () => {
    expect(placementLevel(tests(true, true))).toEqual({ grade: 4, placed: false, next: null })
  })
})
