import { expect, test } from 'vitest'
import { backOff } from './back-off.ts'

const waits = (status: number | null, tries: number) =>
  Array.from({ length: tries }, (_, index) => backOff(index + 1, { status, random: 0 }))

test('a target that is away is asked again ever later, for most of a day, and then no more', () => {
  const all = waits(null, 30)
  expect(all.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  expect(Math.max(...all.map((wait) => wait ?? 0))).toBe(3_600_000)
  expect(all.indexOf(null)).toBe(29)
  expect(all.reduce<number>((total, wait) => total + (wait ?? 0), 0) / 3_600_000).toBeGreaterThan(18)
})

test('an event that is refused is given up soon, one that a wrong key kept out is not', () => {
  expect(waits(400, 5)).toEqual([1_000, 2_000, 4_000, 8_000, null])
  for (const status of [401, 404, 429, 500, 503]) expect(waits(status, 5)).not.toContain(null)
})

test('chance shortens a wait by a quarter at most', () => {
  expect(backOff(3, { status: 503, random: 1 })).toBe(3_000)
})
