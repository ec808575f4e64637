import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatScore, formatShare } from './format-number.ts'

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
