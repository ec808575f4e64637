import { describe, expect, it } from 'vitest'
import type { LessonType } from '#lib/std/terms.ts'
import { coveredByTestOut, explainOutcome, placementLevel, testedOutOf } from './test-outcome.ts'

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

const lesson = (id: string, type: LessonType, unit: string, course = 'maths') => ({ id, type, unit, course })
const testOut = lesson('out', 'test-out', 'fractions')
const others = [
  lesson('a', 'powerpath-100', 'fractions'),
  lesson('b', 'unit-test', 'fractions'),
  lesson('c', 'quiz', 'decimals'),
]
const idsOf = (lessons: { id: string }[]) => lessons.map(({ id }) => id)

describe('a test-out', () => {
  it('covers the lessons of its unit', () => {
    expect(idsOf(coveredByTestOut(testOut, [testOut, ...others]))).toEqual(['a', 'b'])
  })

  it('covers the whole course where it stands alone in a unit', () => {
    const alone = { ...testOut, unit: 'test out' }
    const elsewhere = lesson('d', 'quiz', 'verbs', 'english')
    expect(idsOf(coveredByTestOut(alone, [alone, ...others, elsewhere]))).toEqual(['a', 'b', 'c'])
  })

  it('covers neither a placement test nor another test-out', () => {
    const tests = [lesson('p', 'placement', 'fractions'), lesson('o', 'test-out', 'fractions')]
    expect(idsOf(coveredByTestOut(testOut, [testOut, ...tests, ...others]))).toEqual(['a', 'b'])
  })

  it('tests out of what it covers once it is passed, except of what is mastered', () => {
    const course = [testOut, ...others]
    expect(testedOutOf(course, new Set(['c']))).toEqual(new Set())
    expect(testedOutOf(course, new Set(['out']))).toEqual(new Set(['a', 'b']))
    expect(testedOutOf(course, new Set(['out', 'b']))).toEqual(new Set(['a']))
  })
})
