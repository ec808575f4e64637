import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { float, int, list, nil, text, the } from '#lib/qti/fixtures/write-expression.ts'
import type { Value } from '#lib/qti/item/value.ts'
import { processResponses } from '#lib/qti/run/score/process-responses.ts'
import { toPlainOutcomes } from '#lib/qti/run/score/score-item.ts'

/** Each expression by what it gives, at its boundaries and where its operands have no business there. */

const responses = new Map<string, Value>([
  ['ORDER', { cardinality: 'ordered', baseType: 'identifier', values: ['B', 'A', 'C'] }],
  ['NUMBERS', { cardinality: 'multiple', baseType: 'integer', values: [2, 4, 4, 4, 5, 5, 7, 9] }],
  ['ONE', { cardinality: 'single', baseType: 'float', value: 1 }],
  ['ZERO', { cardinality: 'single', baseType: 'float', value: 0 }],
  ['LESS', { cardinality: 'single', baseType: 'float', value: -1 }],
  ['HALF', { cardinality: 'single', baseType: 'float', value: 1.5 }],
])

const declarations = [
  declare({ name: 'ORDER', cardinality: 'ordered' }),
  declare({ name: 'NUMBERS', cardinality: 'multiple', baseType: 'integer' }),
  ...['ONE', 'ZERO', 'LESS', 'HALF', 'NOTHING'].map((name) => declare({ name, baseType: 'float' })),
].join('')

function resultOf(expression: string, baseType = 'float', cardinality = 'single'): unknown {
  const item = buildItem({
    declarations,
    outcomes: `<qti-outcome-declaration identifier="RESULT" cardinality="${cardinality}" base-type="${baseType}"/>`,
    processing: `<qti-set-outcome-value identifier="RESULT">${expression}</qti-set-outcome-value>`,
  })
  return toPlainOutcomes(processResponses(item, responses).outcomes).RESULT
}

/** An element of that name, and perhaps attributes, around its operands. */
const call = (name: string, ...operands: string[]) =>
  `<qti-${name}>${operands.join('')}</qti-${name.split(' ')[0]}>`

type Row = [expression: string, expected: unknown]

it('each value of a container costs as much as an evaluation', () => {
  const added = (times: number, length: number) => {
    const many = Array.from({ length }, (_, at) => at)
    const given = new Map(responses).set('NUMBERS', {
      ...{ cardinality: 'multiple', baseType: 'integer', values: many },
    })
    const item = buildItem({
      declarations,
      outcomes: '<qti-outcome-declaration identifier="RESULT" cardinality="single" base-type="float"/>',
      processing: `<qti-set-outcome-value identifier="RESULT">${call('sum', the('NUMBERS').repeat(times))}</qti-set-outcome-value>`,
    })
    return processResponses(item, given).exceeded
  }
  expect(added(90, 10_000)).toBeNull()
  expect(added(110, 10_000)).toBe('the processing takes too long')
})

describe('numbers', () => {
  it.each<Row>([
    [call('min', int(3), float(2.5), int(9)), 2.5],
    [call('max', int(3), float(2.5), int(9)), 9],
    [call('max', the('NUMBERS'), int(8)), 9],
    [call('sum', the('NUMBERS')), 40],
    [call('sum', text('x'), int(1)), null],
    [call('product', int(4), nil), null],
    [call('subtract', float(2.5), int(1)), 1.5],
    [call('subtract', nil, int(1)), null],
    [call('subtract', int(1), text('x')), null],
    [call('divide', int(7), int(2)), 3.5],
    [call('divide', int(0), int(0)), null],
    [call('divide', nil, int(2)), null],
    [call('power', int(2), int(10)), 1024],
    [call('power', int(4), float(0.5)), 2],
    [call('power', int(-1), float(0.5)), null],
    [call('power', int(2), nil), null],
    [call('integer-divide', int(7), int(2)), 3],
    [call('integer-divide', int(-7), int(2)), -4],
    [call('integer-divide', int(7), int(0)), null],
    [call('integer-divide', float(7.5), int(2)), null],
    [call('integer-modulus', int(7), int(2)), 1],
    [call('integer-modulus', int(-7), int(2)), 1],
    [call('integer-modulus', int(7), int(-2)), -1],
    [call('integer-modulus', int(7), int(0)), null],
    [call('round', float(0.5)), 1],
    [call('round', float(-0.5)), 0],
    [call('round', float(2.4)), 2],
    [call('round', nil), null],
    [call('truncate', float(2.9)), 2],
    [call('truncate', float(-2.9)), -2],
    [call('integer-to-float', int(3)), 3],
    [call('integer-to-float', nil), null],
    [call('gcd', int(12), int(18)), 6],
    [call('gcd', int(-12), int(18), int(27)), 3],
    [call('gcd', int(0), int(0)), 0],
    [call('gcd', int(0), int(5)), 5],
    [call('gcd', int(7), int(7)), 7],
    [call('gcd', int(-7)), 7],
    [call('gcd', int(0), int(-5)), -5],
    [call('gcd', int(-5), int(0), int(0)), -5],
    [call('gcd', float(1.5), int(3)), null],
    [call('gcd', int(4), nil), null],
    [call('lcm', int(4), int(6)), 12],
    [call('lcm', int(-4), int(6)), 12],
    [call('lcm', int(4), int(0)), 0],
    [call('lcm', int(0), int(4)), 0],
    [call('lcm', int(0), int(0)), 0],
    [call('lcm', int(2), int(3), int(5)), 30],
    [call('lcm', float(1.5), int(3)), null],
    [call('round-to rounding-mode="decimalPlaces" figures="2"', float(1.005)), 1.01],
    [call('round-to rounding-mode="decimalPlaces" figures="0"', float(2.5)), 3],
    [call('round-to rounding-mode="decimalPlaces" figures="0"', float(-2.5)), -3],
    [call('round-to rounding-mode="decimalPlaces" figures="1"', float(0.04)), 0],
    [call('round-to rounding-mode="significantFigures" figures="2"', float(1234.5)), 1200],
    [call('round-to rounding-mode="significantFigures" figures="3"', float(0.0012345)), 0.00123],
    [call('round-to rounding-mode="significantFigures" figures="1"', float(0)), 0],
    [call('round-to rounding-mode="significantFigures" figures="1"', float(0.95)), 1],
    [call('round-to rounding-mode="decimalPlaces" figures="2"', nil), null],
    ...(['decimalPlaces', 'significantFigures'] as const).flatMap((mode): Row[] => {
      const rounded = (figures: string) =>
        call(`round-to rounding-mode="${mode}" figures="${figures}"`, float(12.34))
      return [
        [rounded('ONE'), mode === 'decimalPlaces' ? 12.3 : 10],
        [rounded('ZERO'), mode === 'decimalPlaces' ? 12 : null],
        [rounded('LESS'), null],
        [rounded('HALF'), null],
        [rounded('NOTHING'), null],
      ]
    }),
    [call('container-size', the('NUMBERS')), 8],
    [call('container-size', nil), 0],
    [call('container-size', int(3)), null],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression)).toBe(expected)
  })

  it('of whole numbers a whole one is made, of others a fraction', () => {
    const typeOf = (expression: string) => resultOf(call('is-null', `${expression}`), 'boolean')
    expect(typeOf(call('sum', int(1), int(2)))).toBe(false)
    // An index takes whole numbers alone, a pair of types shows what a sum is.
    expect(resultOf(call('member', call('sum', int(1), int(1)), the('NUMBERS')), 'boolean')).toBe(true)
    expect(resultOf(call('integer-divide', call('sum', int(6), int(1)), int(2)))).toBe(3)
    expect(resultOf(call('integer-divide', call('sum', int(6), float(1)), int(2)))).toBe(null)
    expect(resultOf(call('integer-divide', call('subtract', int(8), float(1)), int(2)))).toBe(null)
    expect(resultOf(call('integer-divide', call('divide', int(8), int(1)), int(2)))).toBe(null)
    expect(resultOf(call('integer-divide', call('power', int(2), int(3)), int(2)))).toBe(null)
    expect(resultOf(call('integer-divide', call('round', float(7.2)), int(2)))).toBe(3)
    expect(resultOf(call('integer-divide', call('truncate', float(7.2)), int(2)))).toBe(3)
    expect(resultOf(call('integer-divide', call('integer-to-float', int(7)), int(2)))).toBe(null)
  })

  const math = (name: string, ...operands: string[]) => call(`math-operator name="${name}"`, ...operands)

  it.each<[name: string, operand: number, expected: number | null]>([
    ['sin', 1, Math.sin(1)],
    ['cos', 1, Math.cos(1)],
    ['tan', 1, Math.tan(1)],
    ['sec', 1, 1 / Math.cos(1)],
    ['csc', 1, 1 / Math.sin(1)],
    ['cot', 1, 1 / Math.tan(1)],
    ['asin', 0.5, Math.asin(0.5)],
    ['asin', 2, null],
    ['acos', 0.5, Math.acos(0.5)],
    ['atan', 2, Math.atan(2)],
    ['asec', 2, Math.acos(0.5)],
    ['acsc', 2, Math.asin(0.5)],
    ['acot', 2, Math.atan(0.5)],
    ['acot', 0, Math.PI / 2],
    ['sinh', 1, Math.sinh(1)],
    ['cosh', 1, Math.cosh(1)],
    ['tanh', 1, Math.tanh(1)],
    ['sech', 1, 1 / Math.cosh(1)],
    ['csch', 1, 1 / Math.sinh(1)],
    ['coth', 1, 1 / Math.tanh(1)],
    ['log', 1000, 3],
    ['log', 0, null],
    ['ln', Math.E, 1],
    ['exp', 1, Math.E],
    ['abs', -2.5, 2.5],
    ['signum', -2.5, -1],
    ['floor', -2.5, -3],
    ['ceil', -2.5, -2],
    ['toDegrees', Math.PI, 180],
    ['toRadians', 180, Math.PI],
  ])('%s of %d is %d', (name, operand, expected) => {
    const result = resultOf(math(name, float(operand)))
    if (expected === null) expect(result).toBe(null)
    else expect(result).toBeCloseTo(expected, 12)
  })

  it('a function takes as many numbers as it has, and gives whole ones where it rounds', () => {
    expect(resultOf(math('atan2', float(1), float(-1)))).toBeCloseTo(Math.atan2(1, -1), 12)
    expect(resultOf(math('sin', nil))).toBe(null)
    expect(resultOf(math('atan2', float(1), nil))).toBe(null)
    for (const [name, whole] of [
      ['floor', true],
      ['ceil', true],
      ['signum', true],
      ['abs', false],
    ] as const)
      expect([name, resultOf(call('integer-divide', math(name, float(7)), int(1))) !== null]).toEqual([
        name,
        whole,
      ])
  })

  it.each<[string, number | null]>([
    ['mean', 5],
    ['popVariance', 4],
    ['popSD', 2],
    ['sampleVariance', 32 / 7],
    ['sampleSD', Math.sqrt(32 / 7)],
  ])('the %s of 2, 4, 4, 4, 5, 5, 7, 9 is %d', (name, expected) => {
    expect(resultOf(call(`stats-operator name="${name}"`, the('NUMBERS')))).toBeCloseTo(expected ?? 0, 12)
  })

  it.each<Row>([
    [call('stats-operator name="sampleVariance"', list('multiple', float(3))), null],
    [call('stats-operator name="popVariance"', list('multiple', float(3))), 0],
    [call('stats-operator name="mean"', nil), null],
    [call('stats-operator name="mean"', the('ORDER')), null],
    [call('stats-operator name="mean"', int(3)), null],
    [call('stats-operator name="mean"', list('ordered', int(1), int(2))), 1.5],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression)).toBe(expected)
  })
})
