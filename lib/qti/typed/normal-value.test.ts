import { expect, it } from 'vitest'
import { normalKey, normalNumber, normalValue } from './normal-value.ts'

it('a text is compared as it is usually written, all else as it is', () => {
  expect(normalKey('string', ' it’s ')).toBe("it's")
  expect(normalKey('string', 'It')).toBe('It')
  expect(normalKey('identifier', 'it’s')).toBe('it’s')
  expect(normalKey('integer', 7)).toBe(7)
  expect(normalKey('float', 0.5)).toBe(0.5)
  expect(normalKey('boolean', true)).toBe(true)
})

it.each([
  [0.1 + 0.2, 0.3],
  [-(0.1 + 0.2), -0.3],
  [1 / 3, 0.33333333333333],
  [123_456_789_012_345, 123_456_789_012_350],
  [12_345_678_901_234, 12_345_678_901_234],
  [0, 0],
])('a number counts to 14 digits: %d is %d', (number, normal) => {
  expect(normalNumber(number)).toBe(normal)
})

it('each text of a value is in its normal form', () => {
  const cardinality = 'single' as const
  expect(normalValue({ cardinality, baseType: 'string', value: ' ½ ' })).toEqual({
    cardinality,
    baseType: 'string',
    value: '1/2',
  })
})
