import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { float, int, nil, text, the, value } from '#lib/qti/fixtures/write-expression.ts'
import { single, type Value } from '#lib/qti/item/value.ts'
import { processResponses } from '#lib/qti/run/score/process-responses.ts'
import { toPlainOutcomes } from '#lib/qti/run/score/score-item.ts'

/** Each expression by what it gives, at its boundaries and where its operands have no business there. */

const responses = new Map<string, Value>([
  ['POINT', single('point', '10 10')],
  ['TYPED', single('string', 'Year 2026')],
  ['TIME', single('duration', 90)],
  ['BROKEN', single('string', '(')],
])

const declarations = [
  declare({ name: 'POINT', baseType: 'point' }),
  declare({ name: 'TYPED', baseType: 'string' }),
  declare({ name: 'TIME', baseType: 'duration' }),
  declare({ name: 'NOTHING', baseType: 'float' }),
  declare({ name: 'BROKEN', baseType: 'string' }),
].join('')

function resultOf(expression: string, baseType = 'float', cardinality = 'single'): unknown {
  const item = buildItem({
    declarations,
    outcomes: `<qti-outcome-declaration identifier="RESULT" cardinality="${cardinality}" base-type="${baseType}"/>`,
    processing: `<qti-set-outcome-value identifier="RESULT">${expression}</qti-set-outcome-value>`,
  })
  return toPlainOutcomes(processResponses(item, responses).outcomes).RESULT
}

const yes = value('boolean', true)
const no = value('boolean', false)

/** An element of that name, and perhaps attributes, around its operands. */
const call = (name: string, ...operands: string[]) =>
  `<qti-${name}>${operands.join('')}</qti-${name.split(' ')[0]}>`

type Row = [expression: string, expected: unknown]

describe('comparisons', () => {
  const equal = (attributes: string, left: string, right: string) => call(`equal ${attributes}`, left, right)
  const absolute = 'tolerance-mode="absolute" tolerance="1 2"'
  const relative = 'tolerance-mode="relative" tolerance="10 20"'

  it.each<Row>([
    [call('gt', int(2), int(2)), false],
    [call('gt', int(3), int(2)), true],
    [call('lt', int(1), int(2)), true],
    [call('lt', int(2), int(2)), false],
    [call('gte', int(1), int(2)), false],
    [call('gte', int(2), int(2)), true],
    [call('lte', int(2), int(2)), true],
    [call('lte', int(3), int(2)), false],
    [call('gt', nil, int(2)), null],
    [call('gt', int(2), nil), null],
    [call('duration-lt', the('TIME'), value('duration', 91)), true],
    [call('duration-lt', the('TIME'), value('duration', 90)), false],
    [call('duration-gte', the('TIME'), value('duration', 90)), true],
    [call('duration-gte', the('TIME'), value('duration', 91)), false],
    [call('duration-gte', the('TIME'), nil), null],
    [equal('tolerance-mode="exact"', float(1), float(1)), true],
    [equal('tolerance-mode="exact"', float(1), nil), null],
    [equal('tolerance-mode="exact"', nil, float(1)), null],
    [equal(absolute, float(10), float(9)), true],
    [equal(absolute, float(10), float(8.9)), false],
    [equal(absolute, float(10), float(12)), true],
    [equal(absolute, float(10), float(12.1)), false],
    [equal(`${absolute} include-lower-bound="false"`, float(10), float(9)), false],
    [equal(`${absolute} include-lower-bound="false"`, float(10), float(9.1)), true],
    [equal(`${absolute} include-upper-bound="false"`, float(10), float(12)), false],
    [equal(`${absolute} include-upper-bound="false"`, float(10), float(11.9)), true],
    [equal(relative, float(50), float(45)), true],
    [equal(relative, float(50), float(44.9)), false],
    [equal(relative, float(50), float(60)), true],
    [equal(relative, float(50), float(60.1)), false],
    [equal('tolerance-mode="absolute" tolerance="NOTHING 2"', float(10), float(10)), null],
    [equal('tolerance-mode="absolute" tolerance="1 NOTHING"', float(10), float(10)), null],
    [call('equal-rounded rounding-mode="decimalPlaces" figures="NOTHING"', float(1), float(1)), null],
    [call('equal-rounded rounding-mode="decimalPlaces" figures="1"', float(1.04), float(0.96)), true],
    [call('equal-rounded rounding-mode="decimalPlaces" figures="1"', float(1.04), float(1.06)), false],
    [call('equal-rounded rounding-mode="significantFigures" figures="2"', float(121), float(124)), true],
    [call('equal-rounded rounding-mode="decimalPlaces" figures="1"', nil, float(1)), null],
    [call('equal-rounded rounding-mode="decimalPlaces" figures="1"', float(1), nil), null],
    [call('match', nil, int(1)), null],
    [call('match', the('POINT'), value('point', '10 10')), true],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression, 'boolean')).toBe(expected)
  })
})

describe('logic', () => {
  const anyOf = (min: number, max: number, ...operands: string[]) =>
    call(`any-n min="${min}" max="${max}"`, ...operands)

  it.each<Row>([
    [call('and', yes, no, yes), false],
    [call('and', int(1), yes), null],
    [call('or', no, no, yes), true],
    [call('or', no, int(1)), null],
    [call('not', yes), false],
    [call('not', int(1)), null],
    [call('any-n min="NOTHING" max="2"', yes, yes), null],
    [call('any-n min="1" max="NOTHING"', yes, yes), null],
    [anyOf(1, 2, yes, no, no), true],
    [anyOf(1, 2, yes, yes, no), true],
    [anyOf(1, 2, yes, yes, yes), false],
    [anyOf(1, 2, no, no, no), false],
    [anyOf(1, 2, nil, no, no), null],
    [anyOf(1, 2, yes, nil, no), true],
    [anyOf(1, 2, yes, yes, nil), null],
    [anyOf(2, 3, yes, nil, no), null],
    [anyOf(2, 3, no, nil, no), false],
    [anyOf(0, 1, yes, yes, nil), false],
    [anyOf(0, 0, no), true],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression, 'boolean')).toBe(expected)
  })
})

describe('texts', () => {
  it.each<Row>([
    [call('string-match case-sensitive="true"', text('abc'), text('abc')), true],
    [call('string-match case-sensitive="true"', text('abc'), text('ab')), false],
    [call('string-match case-sensitive="false" substring="true"', text('xABCx'), text('abc')), true],
    [call('string-match case-sensitive="true"', nil, text('a')), null],
    [call('string-match case-sensitive="true"', text('a'), nil), null],
    [call('substring case-sensitive="true"', text('bc'), text('abcd')), true],
    [call('substring case-sensitive="true"', text('BC'), text('abcd')), false],
    [call('substring case-sensitive="false"', text('BC'), text('abcd')), true],
    [call('substring case-sensitive="true"', text('abcd'), text('bc')), false],
    [call('substring case-sensitive="true"', nil, text('bc')), null],
    [call('substring case-sensitive="true"', text('bc'), nil), null],
    [call('pattern-match pattern="Year \\d{4}"', the('TYPED')), true],
    [call('pattern-match pattern="\\d{4}"', the('TYPED')), false],
    [call('pattern-match pattern="a"', nil), null],
    [call('pattern-match pattern="a"', int(1)), null],
    [call('pattern-match pattern="{TYPED}"', the('TYPED')), true],
    [call('pattern-match pattern="{NOTHING}"', the('TYPED')), false],
    [call('pattern-match pattern="{BROKEN}"', the('TYPED')), null],
    [call('pattern-match pattern="{TYPED}"', text('Year')), false],
    [call('pattern-match pattern="{POINT}"', text('10 10')), true],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression, 'boolean')).toBe(expected)
  })
})
