import fc from 'fast-check'
import { expect, test } from 'vitest'

import { formatDuration, formatScore, formatShare, toWholeSeconds } from './format.ts'

test('a figure is rounded, and never up to a threshold that it has not reached', () => {
  const shown = [89.6, 99.9, 79.5, 69.99, 84.7, 66.7, 0.4, 0.6, 70, 80, 90, 100, 0].map(formatScore)
  expect(shown).toEqual(['89', '99', '79', '69', '84', '67', '0', '1', '70', '80', '90', '100', '0'])
})

test('for no score is a threshold shown that it does not reach, and none is hidden that it does', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
      for (const threshold of [70, 75, 80, 85, 90, 95, 100])
        expect(Number(formatScore(score)) >= threshold).toBe(score >= threshold)
      expect(Math.abs(Number(formatScore(score)) - score)).toBeLessThan(1)
    }),
  )
})

test('right answers of all are shown as their share: 26 of 29 is 89, 35 of 44 is 79', () => {
  const shown = [
    [26, 29],
    [35, 44],
    [11, 14],
    [2, 3],
    [0, 0],
    [199, 200],
  ].map(([right = 0, of = 0]) => formatShare(right, of))
  expect(shown).toEqual(['89', '79', '79', '67', '0', '99'])
})

test('time is shown to the second, in the units that it has', () => {
  const shown = [0, 400, 42_000, 60_000, 185_000, 3_600_000, 3_840_000, 4_815_400].map(formatDuration)
  expect(shown).toEqual([
    ...['0 s', '0 s', '42 s', '1 min', '3 min 5 s', '1 h', '1 h 4 min', '1 h 20 min 15 s'],
  ])
})

test('whole seconds of stretches add up to the time of them all, and none is off by a second', () => {
  expect(toWholeSeconds([10_400, 10_400])).toEqual([11_000, 10_000])
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { maxLength: 12 }), (parts) => {
      const whole = toWholeSeconds(parts)
      const total = parts.reduce((sum, ms) => sum + ms, 0)
      expect(whole.reduce((sum, ms) => sum + ms, 0)).toBe(1000 * Math.round(total / 1000))
      whole.forEach((ms, index) => {
        expect(Math.abs(ms - (parts[index] ?? 0))).toBeLessThan(1000)
      })
    }),
  )
})
