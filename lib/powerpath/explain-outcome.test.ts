import { describe, expect, it } from 'vitest'
import { explainOutcome } from './explain-outcome.ts'

const passed = { passed: true, threshold: 90 }
const failed = { passed: false, threshold: 90 }

describe('what a test leads to', () => {
  it('is, after a test-out, that its lessons are tested out of, or to be worked through', () => {
    const test = { type: 'test-out', place: 'Fractions', lessons: 3 } as const
    expect(explainOutcome({ ...test, ...passed })).toBe(
      'Passed: you tested out of the 3 lessons of Fractions.',
    )
    expect(explainOutcome({ ...test, ...passed, lessons: 1 })).toBe(
      'Passed: you tested out of the lesson of Fractions.',
    )
    expect(explainOutcome({ ...test, ...failed })).toBe(
      'Not passed yet: that takes 90 of 100. Work through Fractions lesson by lesson.',
    )
  })

  it('is, after a unit test, nothing for the lessons of its unit', () => {
    const test = { type: 'unit-test', place: 'Fractions' } as const
    expect(explainOutcome({ ...test, ...passed })).toBe('Passed: you know your way around Fractions.')
    expect(explainOutcome({ ...test, ...failed, threshold: 80 })).toBe(
      'Not passed yet: that takes 80 of 100. Go over the lessons of Fractions, then try again.',
    )
  })

  it('is, after a placement test, the next grade’s, or the grade at which to begin', () => {
    const test = { type: 'placement', grade: 3, nextGrade: 4 } as const
    expect(explainOutcome({ ...test, ...passed })).toBe('Passed: the placement test of grade 4 is next.')
    expect(explainOutcome({ ...test, ...passed, nextGrade: null })).toBe(
      'Passed, and there is no higher test. You begin at grade 3.',
    )
    expect(explainOutcome({ ...test, ...failed, nextGrade: null })).toBe('You begin at grade 3.')
    expect(explainOutcome({ ...test, ...failed, grade: null, nextGrade: null })).toBe(
      'You know where to begin now.',
    )
  })
})
