import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlain } from '#lib/qti/run/score/score-item.ts'
import { evaluateDocument } from './expressions.ts'

function resultOf(xml: string, seed = 0): unknown {
  const evaluated = evaluateDocument(xml, seed)
  return evaluated.ok ? toPlain(evaluated.value) : evaluated.error.map(({ message }) => message).join('\n')
}

const value = (baseType: string, text: string | number) =>
  `<qti-base-value base-type="${baseType}">${text}</qti-base-value>`
const int = (...numbers: number[]) => numbers.map((number) => value('integer', number)).join('')
const float = (...numbers: number[]) => numbers.map((number) => value('float', number)).join('')
const text = (...texts: string[]) => texts.map((content) => value('string', content)).join('')
const ids = (...names: string[]) => names.map((name) => value('identifier', name)).join('')
const node = (name: string, inside: string, attributes = '') =>
  `<qti-${name} ${attributes}>${inside}</qti-${name}>`
const nil = '<qti-null/>'

describe('integers', () => {
  it.each([
    ['integer-divide', int(7, 2), 3],
    ['integer-divide', int(-7, 2), -4],
    ['integer-divide', int(7, 0), null],
    ['integer-divide', float(7, 2), null],
    ['integer-modulus', int(-7, 2), 1],
    ['integer-modulus', int(7, -2), -1],
    ['integer-modulus', int(7, 0), null],
    ['gcd', int(12, 18, 0), 6],
    ['gcd', int(-12, 18), 6],
    ['gcd', int(0, -7), -7],
    ['gcd', int(0, 0), 0],
    ['lcm', int(4, 6), 12],
    ['lcm', int(4, 0), 0],
    ['lcm', int(4) + nil, null],
    ['truncate', float(-2.5), -2],
    ['round', float(-2.5), -2],
    ['round', float(2.5), 3],
    ['integer-to-float', int(3), 3],
    ['min', int(3) + float(2.5), 2.5],
    ['max', node('multiple', int(3, 9)) + int(4), 9],
    ['max', int(3) + text('a'), null],
    ['power', int(-8) + float(1 / 3), null],
    ['power', int(2, -1), 0.5],
  ])('%s of %s is %j', (name, inside, expected) => {
    expect(resultOf(node(name, inside))).toBe(expected)
  })
})

describe('rounding', () => {
  it.each([
    ['decimalPlaces', 2, 1.005, 1.01],
    ['decimalPlaces', 0, -2.5, -3],
    ['decimalPlaces', 3, 1e-7, 0],
    ['significantFigures', 3, 1234.5, 1230],
    ['significantFigures', 2, 0.00456, 0.0046],
    ['significantFigures', 1, 0, 0],
    ['significantFigures', 3, 1e300, 1e300],
  ])('to %s of %d makes %d %d', (mode, figures, number, expected) => {
    const attributes = `rounding-mode="${mode}" figures="${figures}"`
    expect(resultOf(node('round-to', float(number), attributes))).toBe(expected)
    expect(resultOf(node('equal-rounded', float(number, expected), attributes))).toBe(true)
  })

  it('refuses figures that make no sense', () => {
    const round = (mode: string, figures: string) =>
      resultOf(node('round-to', float(1), `rounding-mode="${mode}" figures="${figures}"`))
    expect(round('significantFigures', '0')).toContain('cannot be rounded to')
    expect(round('decimalPlaces', '-1')).toContain('cannot be rounded to')
  })
})

describe('mathematics', () => {
  it.each([
    ['atan2', float(1, 0), Math.PI / 2],
    ['atan2', float(1), null],
    ['log', float(0), null],
    ['asin', float(2), null],
    ['acot', float(0), Math.PI / 2],
    ['floor', float(-1.5), -2],
    ['signum', float(-3), -1],
    ['toDegrees', float(Math.PI), 180],
  ])('%s of %s is %j', (name, inside, expected) => {
    expect(resultOf(node('math-operator', inside, `name="${name}"`))).toBe(expected)
  })

  it.each([
    ['mean', 4],
    ['sampleVariance', 7],
    ['sampleSD', Math.sqrt(7)],
    ['popVariance', 14 / 3],
    ['popSD', Math.sqrt(14 / 3)],
  ])('%s of 2, 3 and 7 is %d', (name, expected) => {
    expect(resultOf(node('stats-operator', node('multiple', int(2, 3, 7)), `name="${name}"`))).toBeCloseTo(
      expected,
    )
  })

  it('knows no variance of a sample of one', () => {
    expect(resultOf(node('stats-operator', node('multiple', int(5)), 'name="sampleSD"'))).toBe(null)
  })

  it('knows pi and e', () => {
    expect(resultOf('<qti-math-constant name="pi"/>')).toBe(Math.PI)
    expect(resultOf('<qti-math-constant name="e"/>')).toBe(Math.E)
  })
})

describe('texts', () => {
  it.each([
    [node('substring', text('or', 'York'), 'case-sensitive="true"'), true],
    [node('substring', text('York', 'or'), 'case-sensitive="true"'), false],
    [node('substring', text('yo', 'York'), 'case-sensitive="false"'), true],
    [node('pattern-match', text('42'), 'pattern="\\d+"'), true],
    [node('pattern-match', text('a42'), 'pattern="\\d+"'), false],
    [node('pattern-match', nil, 'pattern="\\d+"'), null],
    [node('pattern-match', text('('), 'pattern="("'), expect.stringContaining('is missing')],
  ])('%s is %j', (xml, expected) => {
    expect(resultOf(xml)).toEqual(expected)
  })
})

describe('containers', () => {
  const list = node('ordered', ids('A', 'B', 'A'))
  it.each([
    [node('index', list, 'n="2"'), 'B'],
    [node('index', list, 'n="4"'), null],
    [node('index', node('multiple', ids('A')), 'n="1"'), null],
    [node('container-size', list), 3],
    [node('container-size', nil), 0],
    [node('delete', ids('A') + list), ['B']],
    [node('delete', ids('A') + node('multiple', ids('A'))), null],
    [node('repeat', ids('A') + nil + node('ordered', ids('B', 'C')), 'number-repeats="2"'), [...'ABCABC']],
    [node('repeat', ids('A'), 'number-repeats="0"'), null],
    [node('repeat', ids('A'), 'number-repeats="10001"'), expect.stringContaining('more than 10000')],
    [node('contains', list + node('ordered', ids('B', 'A'))), true],
    [node('contains', list + node('ordered', ids('A', 'A'))), false],
    [node('any-n', value('boolean', 'true') + nil, 'min="1" max="2"'), true],
    [node('any-n', value('boolean', 'true') + nil, 'min="2" max="2"'), null],
    [node('any-n', value('boolean', 'false') + nil, 'min="2" max="2"'), false],
    [node('multiple', ids('A') + int(1)), null],
  ])('%s is %j', (xml, expected) => {
    expect(resultOf(xml)).toEqual(expected)
  })

  it('finds a run in containers that repeat themselves, in no time', () => {
    const many = (last: string) =>
      node('ordered', node('repeat', ids('A'), 'number-repeats="9999"') + ids(last))
    expect(resultOf(node('contains', many('B') + node('ordered', ids('A', 'A', 'B'))))).toBe(true)
    expect(resultOf(node('contains', many('B') + many('C')))).toBe(false)
  })
})

describe('durations and points', () => {
  it.each([
    [node('duration-lt', value('duration', 10) + value('duration', 12)), true],
    [node('duration-gte', value('duration', 10) + value('duration', 'PT10S')), true],
    [node('inside', value('point', '3 4'), 'shape="circle" coords="0,0,5"'), true],
    [node('inside', value('point', '4 4'), 'shape="circle" coords="0,0,5"'), false],
    [node('inside', value('point', '9 9'), 'shape="default"'), true],
    [
      node('inside', value('point', '0 0'), 'shape="poly" coords="0,0,9"'),
      expect.stringContaining('is no area'),
    ],
  ])('%s is %j', (xml, expected) => {
    expect(resultOf(xml)).toEqual(expected)
  })
})

describe('chance', () => {
  it('draws what the range allows', () => {
    const draws = Array.from({ length: 60 }, (_, seed) =>
      resultOf('<qti-random-integer min="2" max="11" step="3"/>', seed),
    )
    expect(new Set(draws)).toEqual(new Set([2, 5, 8, 11]))
    expect(resultOf('<qti-random-integer min="3" max="2"/>')).toBe(null)
  })

  it('draws anew each time it is repeated', () => {
    const drawn = resultOf(node('repeat', '<qti-random-float min="0" max="1"/>', 'number-repeats="20"'))
    expect(new Set(drawn as number[]).size).toBe(20)
  })

  it('picks one of a container', () => {
    expect(resultOf(node('random', node('multiple', ids('A', 'B'))))).toMatch(/^[AB]$/)
    expect(resultOf(node('random', nil))).toBe(null)
  })
})

describe('what is refused', () => {
  it.each([
    ['<qti-custom-operator class="org.example.Maxima"/>', '"org.example.Maxima" is not supported'],
    ['<qti-eval/>', '<qti-eval> is no expression of QTI 3'],
    ['<qti-number-correct/>', 'in tests only'],
    ['<qti-variable identifier="X"/>', '"X" is not declared'],
    [node('index', nil, 'n="X"'), '"X" is not declared'],
  ])('%s', (xml, message) => {
    expect(resultOf(xml)).toContain(message)
  })

  it('gives up when it takes too long, and says so', () => {
    const repeat = (inside: string) => node('repeat', inside, 'number-repeats="10000"')
    expect(resultOf(repeat(repeat(ids('A'))))).toBe('the processing takes too long')
  })
})

describe('any expression', () => {
  const leaf = fc.constantFrom(
    ...[nil, int(-3), int(0), int(7), float(2.5), text('a'), ids('A'), value('boolean', 'true')],
    ...[value('point', '1 2'), value('pair', 'A B'), value('duration', 5), '<qti-random-float max="3"/>'],
  )
  const operators = [
    ...['and', 'or', 'not', 'is-null', 'match', 'gt', 'lte', 'duration-lt', 'sum', 'product', 'subtract'],
    ...['divide', 'power', 'integer-divide', 'integer-modulus', 'round', 'gcd', 'lcm', 'min', 'max'],
    ...['multiple', 'ordered', 'member', 'contains', 'delete', 'random', 'container-size'],
  ]
  const withAttributes: [string, string][] = [
    ['equal', 'tolerance-mode="relative" tolerance="5 10"'],
    ['round-to', 'figures="2"'],
    ['repeat', 'number-repeats="3"'],
    ['index', 'n="2"'],
    ['any-n', 'min="1" max="2"'],
    ['inside', 'shape="rect" coords="0,0,3,3"'],
    ['pattern-match', 'pattern="a*b?"'],
    ['math-operator', 'name="atan2"'],
    ['stats-operator', 'name="sampleSD"'],
    ['field-value', 'field-identifier="a"'],
  ]
  const operator = fc.constantFrom(
    ...operators.map((name): [string, string] => [name, '']),
    ...withAttributes,
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(operator, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([[name, attributes], inside]) => node(name, inside.join(''), attributes)),
    ),
  }))

  it('has the same value, or is refused for the same reason, every time', () => {
    fc.assert(
      fc.property(tree, fc.integer(), (xml, seed) => {
        expect(evaluateDocument(xml, seed)).toEqual(evaluateDocument(xml, seed))
      }),
      { numRuns: 500 },
    )
  })

  it('is never a number that is not finite, an empty text or an empty container', () => {
    fc.assert(
      fc.property(tree, (xml) => {
        const evaluated = evaluateDocument(xml, 1)
        const plain = evaluated.ok ? toPlain(evaluated.value) : null
        expect(plain).not.toEqual([])
        expect(plain).not.toBe('')
        for (const scalar of [plain].flat()) if (typeof scalar === 'number') expect(scalar).toBe(scalar + 0)
        expect([plain].flat().every((one) => typeof one !== 'number' || Number.isFinite(one))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
