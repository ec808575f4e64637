import { describe, expect, it } from 'vitest'
import { sameOutcome } from './conformance.ts'

describe('sameOutcome', () => {
  it.each([
    [0.1 + 0.2, 0.3, true],
    [1, 1.000001, false],
    [0, 0, true],
    [null, '', true],
    [[], null, true],
    [undefined, null, true],
    [0, null, false],
    ['a', 'A', false],
    [true, 1, false],
    [['b', 'a'], ['a', 'b'], true],
    [['a', 'a'], ['a', 'b'], false],
    ['a', ['a'], false],
  ])('of %j and %j is %j', (got, expected, same) => {
    expect(sameOutcome(got, expected, 'any')).toBe(same)
  })

  it('minds the order where it is kept', () => {
    expect(sameOutcome(['b', 'a'], ['a', 'b'], 'kept')).toBe(false)
    expect(sameOutcome(['a', 'b'], ['a', 'b'], 'kept')).toBe(true)
  })
})
