import { describe, expect, it, test } from 'vitest'
import { isMastered } from './mastery.ts'

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
