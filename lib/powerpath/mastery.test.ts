import { describe, expect, it, test } from 'vitest'
import { isMastered, pctComplete } from './mastery.ts'

describe('isMastered', () => {
  it('asks 100 of an adaptive lesson, whatever the threshold', () => {
    expect(isMastered('powerpath-100', 99)).toBe(false)
    expect(isMastered('powerpath-100', 99, 50)).toBe(false)
    expect(isMastered('powerpath-100', 100)).toBe(true)
  })

  test.each(['quiz', 'test-out', 'placement', 'unit-test'] as const)(
    'asks 90 or the threshold of a %s',
    (type) => {
      expect(isMastered(type, 89.99)).toBe(false)
      expect(isMastered(type, 90)).toBe(true)
      expect(isMastered(type, 90, 95)).toBe(false)
      expect(isMastered(type, 70, 70)).toBe(true)
    },
  )
})

it('rounds half up, exactly, and is never more than 100', () => {
  expect([0, 3, 5, 7, 25].map((units) => pctComplete(units, 10))).toEqual([0, 30, 50, 70, 100])
  expect(pctComplete(57, 200)).toBe(29)
  expect(pctComplete(1, 3)).toBe(33)
  expect(pctComplete(2, 3)).toBe(67)
})
