import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { float, int, list, nil, text, the, value } from '#lib/qti/fixtures/write-expression.ts'
import { type BaseType, record, single, type Value } from '#lib/qti/item/value.ts'
import { processResponses } from '#lib/qti/run/score/process-responses.ts'
import { toPlainOutcomes } from '#lib/qti/run/score/score-item.ts'

/** Each expression by what it gives, at its boundaries and where its operands have no business there. */

const responses = new Map<string, Value>([
  ['POINTS', { cardinality: 'multiple', baseType: 'point', values: ['10 10', '50 50'] }],
  ['POINT', single('point', '10 10')],
  ['ORDER', { cardinality: 'ordered', baseType: 'identifier', values: ['B', 'A', 'C'] }],
  ['NUMBERS', { cardinality: 'multiple', baseType: 'integer', values: [2, 4, 4, 4, 5, 5, 7, 9] }],
  ['RECORD', record([['stringValue', { cardinality: 'single', baseType: 'string', value: '3.50' }]])],
])

const declarations = [
  declare({ name: 'POINTS', cardinality: 'multiple', baseType: 'point' }),
  declare({ name: 'POINT', baseType: 'point' }),
  declare({ name: 'ORDER', cardinality: 'ordered' }),
  declare({ name: 'NUMBERS', cardinality: 'multiple', baseType: 'integer' }),
  '<qti-response-declaration identifier="RECORD" cardinality="record"/>',
  declare({ name: 'NOTHING', baseType: 'integer' }),
].join('')

function resultOf(expression: string, baseType = 'float', cardinality = 'single'): unknown {
  const item = buildItem({
    declarations,
    outcomes: `<qti-outcome-declaration identifier="RESULT" cardinality="${cardinality}" base-type="${baseType}"/>`,
    processing: `<qti-set-outcome-value identifier="RESULT">${expression}</qti-set-outcome-value>`,
  })
  return toPlainOutcomes(processResponses(item, responses).outcomes).RESULT
}

const ids = (kind: 'multiple' | 'ordered', names: string) =>
  list(kind, ...[...names].map((name) => value('identifier', name)))

/** An element of that name, and perhaps attributes, around its operands. */
const call = (name: string, ...operands: string[]) =>
  `<qti-${name}>${operands.join('')}</qti-${name.split(' ')[0]}>`

type Row = [expression: string, expected: unknown]

describe('containers', () => {
  it.each<Row>([
    [call('member', value('identifier', 'C'), the('ORDER')), true],
    [call('member', int(4), the('NUMBERS')), true],
    [call('member', int(3), the('NUMBERS')), false],
    [call('member', float(4), the('NUMBERS')), true],
    [call('member', text('A'), the('ORDER')), null],
    [call('member', int(4), nil), null],
    [call('member', int(4), int(4)), null],
    [call('contains', ids('ordered', 'ABABC'), ids('ordered', 'ABC')), true],
    [call('contains', ids('ordered', 'AABAAC'), ids('ordered', 'AAC')), true],
    [call('contains', ids('ordered', 'AABAAB'), ids('ordered', 'AAC')), false],
    [call('contains', ids('ordered', 'AB'), ids('ordered', 'ABC')), false],
    [call('contains', ids('ordered', 'ABC'), ids('ordered', 'CB')), false],
    [call('contains', ids('ordered', 'ABACABAD'), ids('ordered', 'ABAD')), true],
    [call('contains', ids('multiple', 'AABC'), ids('multiple', 'AA')), true],
    [call('contains', ids('multiple', 'ABC'), ids('multiple', 'AA')), false],
    [call('contains', ids('multiple', 'ABC'), ids('multiple', 'CBA')), true],
    [call('contains', the('NUMBERS'), list('multiple', float(9))), true],
    [call('contains', the('NUMBERS'), ids('multiple', 'A')), null],
    [call('contains', nil, ids('multiple', 'A')), null],
    [call('contains', ids('multiple', 'A'), nil), null],
    [call('inside shape="circle" coords="10,10,5"', the('POINTS')), true],
    [call('inside shape="circle" coords="30,30,5"', the('POINTS')), false],
    [call('inside shape="rect" coords="0,0,10,10"', the('POINT')), true],
    [call('inside shape="rect" coords="0,0,9,9"', the('POINT')), false],
    [call('inside shape="rect" coords="0,0,9,9"', nil), null],
    [call('inside shape="rect" coords="0,0,9,9"', int(1)), null],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression, 'boolean')).toBe(expected)
  })

  it.each<[string, unknown, BaseType, 'single' | 'multiple' | 'ordered']>([
    [call('index n="1"', the('ORDER')), 'B', 'identifier', 'single'],
    [call('index n="3"', the('ORDER')), 'C', 'identifier', 'single'],
    [call('index n="4"', the('ORDER')), null, 'identifier', 'single'],
    [call('index n="1"', the('NUMBERS')), null, 'integer', 'single'],
    [call('index n="1"', nil), null, 'identifier', 'single'],
    [call('delete', int(4), the('NUMBERS')), [2, 5, 5, 7, 9], 'integer', 'multiple'],
    [call('delete', value('identifier', 'A'), the('ORDER')), ['B', 'C'], 'identifier', 'ordered'],
    [call('delete', text('A'), the('ORDER')), null, 'identifier', 'ordered'],
    [call('delete', nil, the('ORDER')), null, 'identifier', 'ordered'],
    [call('delete', int(1), list('multiple', int(1))), null, 'integer', 'multiple'],
    [list('ordered', int(1), nil, int(2)), [1, 2], 'integer', 'ordered'],
    [list('ordered', int(1), text('x')), null, 'integer', 'ordered'],
    [list('multiple', nil), null, 'integer', 'multiple'],
    [list('multiple', the('NUMBERS'), int(1)), [2, 4, 4, 4, 5, 5, 7, 9, 1], 'integer', 'multiple'],
    [list('multiple', the('RECORD'), text('x')), null, 'string', 'multiple'],
    [call('field-value field-identifier="stringValue"', the('RECORD')), '3.50', 'string', 'single'],
    [call('field-value field-identifier="other"', the('RECORD')), null, 'string', 'single'],
    [call('field-value field-identifier="stringValue"', nil), null, 'string', 'single'],
    [call('repeat number-repeats="3"', int(1), int(2)), [1, 2, 1, 2, 1, 2], 'integer', 'ordered'],
    [call('repeat number-repeats="1"', int(1), nil), [1], 'integer', 'ordered'],
    [call('repeat number-repeats="0"', int(1)), null, 'integer', 'ordered'],
    [call('repeat number-repeats="2"', nil), null, 'integer', 'ordered'],
  ])('%s is %j', (expression, expected, baseType, cardinality) => {
    expect(resultOf(expression, baseType, cardinality)).toEqual(expected)
  })
})

describe('chance', () => {
  const many = (element: string) =>
    resultOf(`<qti-repeat number-repeats="400">${element}</qti-repeat>`, 'float', 'ordered') as number[]
  const whole = (element: string) =>
    resultOf(`<qti-repeat number-repeats="400">${element}</qti-repeat>`, 'integer', 'ordered') as number[]

  it.each([
    ['<qti-random-integer min="3" max="8" step="2"/>', [3, 5, 7]],
    ['<qti-random-integer min="3" max="7" step="2"/>', [3, 5, 7]],
    ['<qti-random-integer min="-1" max="1"/>', [-1, 0, 1]],
    ['<qti-random-integer min="4" max="4"/>', [4]],
  ])('%s is one of %j, and each of them at times', (element, numbers) => {
    expect([...new Set(whole(element))].sort((a, b) => a - b)).toEqual(numbers)
  })

  it.each([
    ...['min="5" max="4"', 'min="NOTHING" max="4"', 'min="1" max="NOTHING"', 'max="NOTHING"'],
    ...['max="4" step="0"', 'max="4" step="-1"', 'max="4" step="NOTHING"'],
  ])('nothing is drawn between bounds that make no sense: %s', (bounds) => {
    expect(resultOf(`<qti-random-integer ${bounds}/>`, 'integer')).toBe(null)
    if (!bounds.includes('step')) expect(resultOf(`<qti-random-float ${bounds}/>`)).toBe(null)
  })

  it('a repeat leaves out the rounds that give nothing', () => {
    const sometimes = call('integer-divide', int(6), '<qti-random-integer min="0" max="1"/>')
    const rounds = whole(sometimes)
    expect(new Set(rounds)).toEqual(new Set([6]))
    expect(rounds.length).toBeGreaterThan(100)
    expect(rounds.length).toBeLessThan(300)
  })

  it('a fraction lies between its bounds, anywhere', () => {
    const drawn = many('<qti-random-float min="2" max="4"/>')
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...drawn)).toBeLessThan(4)
    expect(Math.min(...drawn)).toBeLessThan(2.2)
    expect(Math.max(...drawn)).toBeGreaterThan(3.8)
    expect(new Set(drawn).size).toBeGreaterThan(300)
    expect(many('<qti-random-float min="2" max="2"/>')[0]).toBe(2)
  })

  it('one of a container is any of its values', () => {
    const picked = resultOf(
      `<qti-repeat number-repeats="200">${call('random', the('ORDER'))}</qti-repeat>`,
      ...(['identifier', 'ordered'] as const),
    )
    expect([...new Set(picked as string[])].sort()).toEqual(['A', 'B', 'C'])
    expect(resultOf(call('random', nil), 'identifier')).toBe(null)
    expect(resultOf(call('random', int(1)), 'integer')).toBe(null)
  })
})
