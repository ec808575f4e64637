import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDuration, toWholeSeconds } from './format-duration.ts'

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
