import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLaunchCode, toLaunchCode } from './launch-code.ts'

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 })

test('a code has 8 letters and digits that cannot be mistaken, and is read as it was made', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = toLaunchCode(random)
      expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{8}$/)
      expect(parseLaunchCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code)
    }),
  )
})

test('what can be no code is none', () => {
  expect(['', 'BCDF', 'BCDFGHJKM', 'AEIOUAEI', '0000 0000', 'BCDF BCD0'].map(parseLaunchCode)).toEqual(
    Array(6).fill(null),
  )
})
