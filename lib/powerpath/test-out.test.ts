import { describe, expect, it } from 'vitest'
import type { LessonType } from '#lib/std/terms.ts'
import { coveredByTestOut, testedOutOf } from './test-out.ts'

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
