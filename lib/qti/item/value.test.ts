import { describe, expect, it } from 'vitest'
import { container, fieldOf, record, sameValue, single, type Value } from './value.ts'

const one = (value: number) => {
  const made = single('integer', value)
  if (!made) throw new Error('a number is not NULL')
  return made
}

describe('sameValue', () => {
  const fields = record([
    ['a', one(1)],
    ['b', one(2)],
  ])
  it.each<[string, Value, Value, boolean]>([
    ['pairs in any direction', single('pair', 'A B'), single('pair', 'B A'), true],
    ['directed pairs', single('directedPair', 'A B'), single('directedPair', 'B A'), false],
    [
      'multiple in any order',
      container('multiple', 'integer', [1, 2]),
      container('multiple', 'integer', [2, 1]),
      true,
    ],
    ['ordered', container('ordered', 'integer', [1, 2]), container('ordered', 'integer', [2, 1]), false],
    ['integers and floats', single('integer', 1), single('float', 1), true],
    ['other types', single('string', '1'), single('identifier', '1'), false],
    [
      'records',
      fields,
      record([
        ['b', one(2)],
        ['a', one(1)],
      ]),
      true,
    ],
    [
      'records of other fields',
      fields,
      record([
        ['a', one(1)],
        ['c', one(2)],
      ]),
      false,
    ],
    ['a record and a list', fields, container('ordered', 'integer', [1, 2]), false],
  ])('compares %s', (_, left, right, same) => {
    expect(sameValue(left, right)).toBe(same)
    expect(sameValue(right, left)).toBe(same)
  })
})

describe('NULL', () => {
  it('is what is empty or not finite', () => {
    expect([single('string', ''), single('float', Number.NaN), container('multiple', 'integer', [])]).toEqual(
      [null, null, null],
    )
    expect(record([])).toBe(null)
  })

  it('is a field that a record has not, whatever its name', () => {
    expect(fieldOf(record([['a', one(1)]]), 'constructor')).toBe(null)
    expect(fieldOf(record([['__proto__', one(1)]]), '__proto__')).toEqual(one(1))
  })
})

it('knows no -0', () => {
  expect(single('float', -0)).toEqual({ cardinality: 'single', baseType: 'float', value: 0 })
})
