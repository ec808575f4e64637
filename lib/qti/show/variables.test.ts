import { describe, expect, it } from 'vitest'
import { buildItem } from '#lib/qti/fixtures/build-item.ts'
import { startState } from '#lib/qti/item/item.ts'
import { drawTemplate } from '#lib/qti/run/draw-template.ts'
import { printValue, variablesOf } from './variables.ts'

const outcome = (name: string) =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="identifier">
    <qti-default-value><qti-value>begin</qti-value></qti-default-value></qti-outcome-declaration>`

const item = buildItem({ outcomes: outcome('HINT') + outcome('toString') })
const begin = { cardinality: 'single', baseType: 'identifier', value: 'begin' } as const

function variables(outcomes?: Parameters<typeof variablesOf>[2]) {
  return Object.fromEntries(variablesOf(item, drawTemplate(item, 0), outcomes))
}

describe('variablesOf', () => {
  it('gives outcomes their defaults before the first turn', () => {
    expect(variables()).toEqual({ HINT: begin, toString: begin })
  })

  it('keeps an outcome that the turn before left at NULL', () => {
    expect(variables({ ...startState(0), outcomes: { HINT: null } })).toMatchObject({ HINT: null })
  })

  it('takes nothing for an outcome that the state does not hold itself', () => {
    expect(variables({ ...startState(0), outcomes: {} })).toEqual({ HINT: begin, toString: begin })
  })
})

describe('a printed variable', () => {
  const how = {
    ...({ kind: 'printedVariable', identifier: 'V', base: 10, powerForm: false } as const),
    ...{ delimiter: ';', mappingIndicator: '=' },
  }
  const list = { cardinality: 'ordered', baseType: 'integer', values: [3, 4] } as const
  const record = {
    cardinality: 'record',
    fields: {
      a: { cardinality: 'single', baseType: 'integer', value: 1 },
      b: { cardinality: 'single', baseType: 'string', value: 'x' },
    },
  } as const

  it('is its text, of several values one or all', () => {
    const values = { ...list, values: [...list.values] }
    expect(printValue(how, null)).toBe('')
    expect(printValue(how, begin)).toBe('begin')
    expect(printValue(how, values)).toBe('3;4')
    expect(printValue({ ...how, delimiter: ', ' }, values)).toBe('3, 4')
    expect([0, 1, 2, 3].map((index) => printValue({ ...how, index }, values))).toEqual(['', '3', '4', ''])
  })

  it('is of a record one field or all', () => {
    expect(printValue(how, record)).toBe('a=1;b=x')
    expect(printValue({ ...how, mappingIndicator: ': ', delimiter: ' ' }, record)).toBe('a: 1 b: x')
    expect(printValue({ ...how, field: 'b' }, record)).toBe('x')
    expect(printValue({ ...how, field: 'c' }, record)).toBe('')
  })

  it.each<[string, number, string]>([
    ['%d', 3.6, '4'],
    ['%i', -3, '-3'],
    ['%.3d', 5, '005'],
    ['%5d|', 42, '   42|'],
    ['%05d', 42, '00042'],
    ['%-5d|', 42, '42   |'],
    ['%+d', 3, '+3'],
    ['%+d', -3, '-3'],
    ['% d', 3, ' 3'],
    ['%f', 1.5, '1.500000'],
    ['%.2f', 2.345, '2.35'],
    ['%.0f', 2.4, '2'],
    ['%8.2f', -1.5, '   -1.50'],
    ['%08.2f', -1.5, '-0001.50'],
    ['%x', 255, 'ff'],
    ['%X', 255, 'FF'],
    ['%o', 8, '10'],
    ['%e', 12_345.678, '1.234568e+04'],
    ['%.1E', 0.000_12, '1.2E-04'],
    ['%e', 1e100, '1.000000e+100'],
    ['%g', 0.000_1, '0.0001'],
    ['%.3G', 1234.5, '1230'],
    ['%.0g', 25, '30'],
    ['$%.2f each', 3, '$3.00 each'],
    ['%d%%', 5, '5%'],
    ['no number', 5, '5'],
  ])('as C’s printf writes it: %s of %d is “%s”', (format, number, text) => {
    const value = { cardinality: 'single', baseType: 'float', value: number } as const
    expect(printValue({ ...how, format }, value)).toBe(text)
  })

  it.each([
    [2, 5, '101'],
    [16, 255, 'ff'],
    [36, 35, 'z'],
    [10, 5, '5'],
    [1, 5, '5'],
    [37, 5, '5'],
    [2, 0.5, '0.5'],
  ])('in the base %i: %d is %s', (base, number, text) => {
    const value = { cardinality: 'single', baseType: 'float', value: number } as const
    expect(printValue({ ...how, base }, value)).toBe(text)
  })
})
