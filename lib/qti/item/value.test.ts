import { describe, expect, it } from 'vitest'
import {
  type BaseType,
  baseTypeOf,
  comparable,
  container,
  fieldOf,
  isBaseType,
  mapFloats,
  mapTexts,
  record,
  sameValue,
  scalarKey,
  scalarsOf,
  single,
  type Value,
} from './value.ts'

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
    ['a record and a part of it', fields, record([['a', one(1)]]), false],
    [
      'records of other values',
      fields,
      record([
        ['a', one(1)],
        ['b', one(3)],
      ]),
      false,
    ],
    ['NULL', null, null, true],
    ['NULL and a value', null, one(0), false],
    ['NULL and a record', null, fields, false],
    ['a single value and a list of it', one(1), container('ordered', 'integer', [1]), false],
    [
      'lists with and without order',
      container('ordered', 'integer', [1]),
      container('multiple', 'integer', [1]),
      false,
    ],
    [
      'a list and its beginning',
      container('multiple', 'integer', [1, 2]),
      container('multiple', 'integer', [1]),
      false,
    ],
    [
      'the same set given more than once',
      container('multiple', 'integer', [1, 1, 2]),
      container('multiple', 'integer', [1, 2, 2]),
      false,
    ],
    [
      'many in any order',
      container('multiple', 'identifier', ['c', 'a', 'd', 'b']),
      container('multiple', 'identifier', ['b', 'd', 'a', 'c']),
      true,
    ],
    [
      'pairs in a list',
      container('multiple', 'pair', ['A B', 'C D']),
      container('multiple', 'pair', ['D C', 'B A']),
      true,
    ],
    ['durations and integers', single('duration', 1), single('integer', 1), true],
    ['numbers that differ', one(1), one(2), false],
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
    for (const infinite of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(single('float', infinite)).toBe(null)
    expect([single('boolean', false), single('integer', 0)]).toMatchObject([{ value: false }, { value: 0 }])
  })

  it('is a field that a record has not, whatever its name', () => {
    expect(fieldOf(record([['a', one(1)]]), 'constructor')).toBe(null)
    expect(fieldOf(record([['__proto__', one(1)]]), '__proto__')).toEqual(one(1))
  })
})

it('knows no -0', () => {
  expect(single('float', -0)).toEqual({ cardinality: 'single', baseType: 'float', value: 0 })
})

const baseTypes: BaseType[] = [
  ...(['identifier', 'boolean', 'integer', 'float', 'string', 'point'] as const),
  ...(['pair', 'directedPair', 'duration', 'file', 'uri'] as const),
]

it('there are the base types of QTI 3 and no others', () => {
  expect(baseTypes.every(isBaseType)).toBe(true)
  expect(['', 'Integer', 'intOrIdentifier', 'record'].some(isBaseType)).toBe(false)
})

it('numbers of all types compare by their size, anything else with its own type alone', () => {
  const numeric: BaseType[] = ['integer', 'float', 'duration']
  for (const left of baseTypes)
    for (const right of baseTypes)
      expect([left, right, comparable(left, right)]).toEqual([
        ...[left, right, left === right || (numeric.includes(left) && numeric.includes(right))],
      ])
})

it('only a pair has no direction', () => {
  expect([scalarKey('pair', 'B A'), scalarKey('pair', 'A B'), scalarKey('pair', 'A A')]).toEqual([
    ...['A B', 'A B', 'A A'],
  ])
  expect([scalarKey('directedPair', 'B A'), scalarKey('string', 'b a'), scalarKey('integer', 3)]).toEqual([
    ...['B A', 'b a', 3],
  ])
})

const fields = record([
  ['n', one(1)],
  ['t', { cardinality: 'single', baseType: 'string', value: ' x ' }],
  ['f', { cardinality: 'single', baseType: 'float', value: 1.25 }],
])

it('what a value holds is its scalars and their type', () => {
  const list = container('ordered', 'string', ['a', 'b'])
  expect([null, one(1), list, fields].map(scalarsOf)).toEqual([[], [1], ['a', 'b'], [1, ' x ', 1.25]])
  expect([undefined, null, one(1), list, fields].map(baseTypeOf)).toEqual([
    null,
    null,
    'integer',
    'string',
    null,
  ])
  expect(fieldOf(fields, 'n')).toEqual(one(1))
  expect([
    fieldOf(fields, 'none'),
    fieldOf(one(1), 'n'),
    fieldOf(null, 'n'),
    fieldOf(undefined, 'n'),
  ]).toEqual(Array(4).fill(null))
})

it('its texts can be changed, and what is empty then is not there', () => {
  const trim = (text: string) => text.trim()
  expect(mapTexts(null, trim)).toBeNull()
  expect(mapTexts(single('string', ' x '), trim)).toEqual(single('string', 'x'))
  expect(mapTexts(single('string', ' '), trim)).toBeNull()
  expect(mapTexts(single('identifier', ' x '), trim)).toEqual(single('identifier', ' x '))
  expect(mapTexts(container('ordered', 'string', ['a ', ' ', 'b']), trim)).toEqual(
    container('ordered', 'string', ['a', 'b']),
  )
  expect(mapTexts(container('multiple', 'string', [' ']), trim)).toBeNull()
  expect(mapTexts(fields, trim)).toMatchObject({
    fields: { n: one(1), t: { value: 'x' }, f: { value: 1.25 } },
  })
  expect(mapTexts(fields, () => '')).toMatchObject({ fields: { n: one(1), f: { value: 1.25 } } })
  expect(Object.keys((mapTexts(fields, () => '') as { fields: object }).fields)).toEqual(['n', 'f'])
})

it('its fractions can be changed, whole numbers and texts stay', () => {
  const double = (number: number) => number * 2
  expect(mapFloats(single('float', 1.25), double)).toEqual(single('float', 2.5))
  expect(mapFloats(one(1), double)).toEqual(one(1))
  expect(mapFloats(container('multiple', 'float', [0, 1]), double)).toEqual(
    container('multiple', 'float', [0, 2]),
  )
  expect(mapFloats(fields, double)).toMatchObject({
    fields: { n: one(1), t: { value: ' x ' }, f: { value: 2.5 } },
  })
})
