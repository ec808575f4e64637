import { expect, it } from 'vitest'
import { pctComplete } from './pct-complete.ts'

it('rounds half up, exactly, and is never more than 100', () => {
  expect([0, 3, 5, 7, 25].map((units) => pctComplete(units, 10))).toEqual([0, 30, 50, 70, 100])
  expect(pctComplete(57, 200)).toBe(29)
  expect(pctComplete(1, 3)).toBe(33)
  expect(pctComplete(2, 3)).toBe(67)
})
