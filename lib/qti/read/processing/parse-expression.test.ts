import { describe, expect, it } from 'vitest'
import { buildItem, declare, refusals, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
import type { Expression } from '#lib/qti/item/processing.ts'

/** What is read of each expression, and what is refused of it. */

const parts = {
  declarations:
    declare({ name: 'RESPONSE' }) +
    declare({
      name: 'MAPPED',
      mapping: '<qti-mapping><qti-map-entry map-key="A" mapped-value="1"/></qti-mapping>',
    }) +
    declare({
      name: 'AREAS',
      baseType: 'point',
      mapping:
        '<qti-area-mapping><qti-area-map-entry shape="rect" coords="0,0,1,1" mapped-value="1"/></qti-area-mapping>',
    }) +
    ['T', 'T1', 'T.2']
      .map((id) => `<qti-template-declaration identifier="${id}" cardinality="single" base-type="integer"/>`)
      .join(''),
  outcomes: scoreOutcome,
}
const setting = (expression: string) => ({
  ...parts,
  processing: `<qti-set-outcome-value identifier="SCORE">${expression}</qti-set-outcome-value>`,
})

function read(expression: string): Expression | undefined {
  const [rule] = buildItem(setting(expression)).responseRules ?? []
  return rule?.kind === 'setOutcomeValue' ? rule.expression : undefined
}
const refused = (expression: string) => refusals(setting(expression))

const one = '<qti-base-value base-type="integer">1</qti-base-value>'
const call = (name: string, attributes = '', operands = 0) =>
  `<qti-${name} ${attributes}>${one.repeat(operands)}</qti-${name}>`

describe('operands', () => {
  const arities: Record<string, [least: number, most: number]> = {
    ...{ and: [1, 9], or: [1, 9], sum: [1, 9], product: [1, 9], max: [1, 9], min: [1, 9], gcd: [1, 9] },
    ...{ lcm: [1, 9], multiple: [0, 9], ordered: [0, 9], null: [0, 0], not: [1, 1], random: [1, 1] },
    ...{ 'is-null': [1, 1], 'container-size': [1, 1], 'integer-to-float': [1, 1], round: [1, 1] },
    ...{ truncate: [1, 1], contains: [2, 2], delete: [2, 2], divide: [2, 2], 'duration-gte': [2, 2] },
    ...{ 'duration-lt': [2, 2], gt: [2, 2], gte: [2, 2], lt: [2, 2], lte: [2, 2], match: [2, 2] },
    ...{ 'integer-divide': [2, 2], 'integer-modulus': [2, 2], member: [2, 2], power: [2, 2] },
    ...{ subtract: [2, 2], 'string-match': [2, 2], substring: [2, 2], equal: [2, 2] },
    ...{ 'any-n min="1" max="1"': [1, 9], 'field-value field-identifier="f"': [1, 1] },
    ...{ 'index n="1"': [1, 1], 'inside shape="default"': [1, 1], 'math-constant': [0, 0] },
    ...{ 'math-operator name="abs"': [1, 2], 'pattern-match pattern="a"': [1, 1] },
    ...{ 'random-float max="1"': [0, 0], 'random-integer max="1"': [0, 0], 'stats-operator': [1, 1] },
    ...{
      'repeat number-repeats="1"': [1, 9],
      'round-to figures="1"': [1, 1],
      'equal-rounded figures="1"': [2, 2],
    },
    ...{ 'variable identifier="T"': [0, 0], 'correct identifier="RESPONSE"': [0, 0] },
    ...{ 'default identifier="RESPONSE"': [0, 0], 'map-response identifier="MAPPED"': [0, 0] },
    ...{ 'map-response-point identifier="AREAS"': [0, 0], 'base-value base-type="string"': [0, 0] },
  }

  it.each(Object.entries(arities))('of qti-%s are as many as it takes: %j', (written, [least, most]) => {
    const [name = '', ...attributes] = written.split(' ')
    const told = (count: number) => refused(call(name, attributes.join(' '), count))
    const tooMany = (count: number) => [`<qti-${name}> has ${count} operands`]
    expect(told(least)).toEqual([])
    expect(told(most)).toEqual([])
    if (least > 0) expect(told(least - 1)).toEqual(tooMany(least - 1))
    if (most < 9) expect(told(most + 1)).toEqual(tooMany(most + 1))
  })

  it('are read in order', () => {
    expect(read(`<qti-subtract>${one}<qti-null/></qti-subtract>`)).toEqual({
      kind: 'subtract',
      operands: [
        { kind: 'baseValue', operands: [], value: { cardinality: 'single', baseType: 'integer', value: 1 } },
        { kind: 'null', operands: [] },
      ],
    })
  })
})

describe('attributes', () => {
  it.each<[string, object]>([
    [call('variable', 'identifier="T" weight-identifier="W"'), { identifier: 'T', weightIdentifier: 'W' }],
    [call('variable', 'identifier="duration"'), { identifier: 'duration' }],
    [call('any-n', 'min="1" max="T"', 1), { min: 1, max: { variable: 'T' } }],
    [call('index', 'n="{T}"', 1), { position: { variable: 'T' } }],
    [call('math-constant', 'name="pi"'), { value: Math.PI }],
    [call('math-constant', 'name="e"'), { value: Math.E }],
    [call('math-operator', 'name="atan2"', 2), { name: 'atan2' }],
    [call('stats-operator', 'name="popSD"', 1), { name: 'popSD' }],
    [call('stats-operator', '', 1), { name: 'mean' }],
    [call('random-float', 'max="2.5"'), { min: 0, max: 2.5 }],
    [call('random-float', 'min="-1.5" max="T"'), { min: -1.5, max: { variable: 'T' } }],
    [call('random-integer', 'min="-3" max="T"'), { min: -3, max: { variable: 'T' }, step: 1 }],
    [call('random-integer', 'min="+1" max="9" step="2"'), { min: 1, max: 9, step: 2 }],
    [call('repeat', 'number-repeats="10000"', 1), { times: 10_000 }],
    [call('string-match', '', 2), { caseSensitive: true, substring: false }],
    [
      call('string-match', 'case-sensitive="false" substring="true"', 2),
      { caseSensitive: false, substring: true },
    ],
    [call('substring', '', 2), { caseSensitive: true }],
    [call('substring', 'case-sensitive="false"', 2), { caseSensitive: false }],
    [call('field-value', 'field-identifier="f"', 1), { field: 'f' }],
    [
      call('inside', 'shape=" circle " coords="1,2,3"', 1),
      { shape: { kind: 'circle', x: 1, y: 2, radius: 3 } },
    ],
    [call('pattern-match', 'pattern="{T}"', 1), { pattern: { variable: 'T' } }],
    [call('round-to', 'figures="2"', 1), { mode: 'significantFigures', figures: 2 }],
    [call('round-to', 'figures="0" rounding-mode="decimalPlaces"', 1), { mode: 'decimalPlaces', figures: 0 }],
  ])('of %s', (expression, expected) => {
    expect(read(expression)).toMatchObject(expected)
    expect(Object.keys(read(expression) ?? {}).sort()).toEqual(
      ['kind', 'operands', ...Object.keys(expected)].sort(),
    )
  })

  it.each<[string, object]>([
    ['', { mode: 'exact', below: 0, above: 0, includeLowerBound: true, includeUpperBound: true }],
    ['tolerance="9"', { mode: 'exact', below: 0, above: 0 }],
    ['tolerance-mode="absolute" tolerance=" 1 "', { mode: 'absolute', below: 1, above: 1 }],
    ['tolerance-mode="absolute" tolerance="1 \n 2"', { below: 1, above: 2 }],
    ['tolerance-mode="absolute" tolerance="T1"', { below: { variable: 'T1' }, above: { variable: 'T1' } }],
    ['tolerance-mode="absolute" tolerance="{T.2}"', { below: { variable: 'T.2' } }],
    ['tolerance-mode="absolute" tolerance="+.5 1e1"', { below: 0.5, above: 10 }],
    ['tolerance-mode="relative" tolerance="1 T"', { mode: 'relative', below: 1, above: { variable: 'T' } }],
    [
      'tolerance-mode="absolute" tolerance="0" include-lower-bound="false"',
      { includeLowerBound: false, includeUpperBound: true },
    ],
    [
      'tolerance-mode="absolute" tolerance="0" include-upper-bound="false"',
      { includeLowerBound: true, includeUpperBound: false },
    ],
  ])('of an equality: %s', (attributes, tolerance) => {
    expect(read(call('equal', attributes, 2))).toMatchObject({ tolerance })
  })
})

describe('is refused', () => {
  const noNumber = 'n="1x" is no number'

  it.each<[string, string[]]>([
    ['<qti-nothing/>', ['<qti-nothing> is no expression of QTI 3']],
    ['<qti-custom-operator/>', ['custom operators are not supported: say the same with expressions of QTI']],
    [
      '<qti-custom-operator definition="urn:x"/>',
      ['the custom operator "urn:x" is not supported: say the same with expressions of QTI'],
    ],
    [call('base-value'), ['base-type="" is not known']],
    ['<qti-base-value base-type="integer">x</qti-base-value>', ['"x" is not a whole number']],
    ['<qti-base-value base-type="integer"/>', ['the value is empty, and not a whole number']],
    [
      '<qti-base-value base-type="identifier">A B</qti-base-value>',
      ['"A B" is not an identifier: for a pair write base-type="directedPair"'],
    ],
    [call('variable'), ['identifier is missing', 'the variable "" is not declared']],
    [call('variable', 'identifier="Q1.SCORE"'), ['the variable "Q1.SCORE" is not declared']],
    [call('correct', 'identifier="SCORE"'), ['the response "SCORE" is not declared']],
    [call('correct', 'identifier="Q1.X"'), ['the response "Q1.X" is not declared']],
    [call('default', 'identifier="NONE"'), ['the variable "NONE" is not declared']],
    [call('map-response', 'identifier="RESPONSE"'), ['"RESPONSE" has no <qti-mapping>']],
    [call('map-response', 'identifier="NONE"'), ['the response "NONE" is not declared']],
    [call('map-response-point', 'identifier="RESPONSE"'), ['"RESPONSE" has no <qti-area-mapping>']],
    [call('map-response-point', 'identifier="NONE"'), ['the response "NONE" is not declared']],
    [call('any-n', 'max="1"', 1), ['min is missing']],
    [call('any-n', 'min="1"', 1), ['max is missing']],
    [call('index', '', 1), ['n is missing']],
    [call('index', 'n="1x"', 1), [noNumber]],
    [call('index', 'n="{NONE}"', 1), ['the variable "NONE" is not declared']],
    [call('math-constant', 'name="phi"'), ['name="phi" is not one of pi, e']],
    [call('math-operator', '', 1), ['name is missing']],
    [call('field-value', '', 1), ['field-identifier is missing']],
    [call('random-float'), ['max is missing']],
    [call('random-integer'), ['max is missing']],
    [call('repeat', 'number-repeats="10001"', 1), ['number-repeats="10001" is more than 10000']],
    [call('inside', 'shape="rect" coords="1"', 1), ['shape="rect" coords="1" is no area']],
    [call('pattern-match', '', 1), ['pattern is missing']],
    [call('pattern-match', 'pattern="("', 1), ['pattern="(": ")" is missing']],
    [call('pattern-match', 'pattern="{NONE}"', 1), ['the variable "NONE" is not declared']],
    [call('round-to', '', 1), ['figures is missing', 'figures="0" cannot be rounded to']],
    [call('round-to', 'figures="0"', 1), ['figures="0" cannot be rounded to']],
    [
      call('round-to', 'figures="1.5" rounding-mode="decimalPlaces"', 1),
      ['figures="1.5" cannot be rounded to'],
    ],
    [
      call('equal', 'tolerance-mode="absolute"', 2),
      ['tolerance must be one or two numbers', 'the variable "" is not declared'],
    ],
    [
      call('equal', 'tolerance-mode="absolute" tolerance="1 2 3"', 2),
      ['tolerance must be one or two numbers'],
    ],
    [call('equal', 'tolerance-mode="absolute" tolerance="1 -2"', 2), ['tolerance must not be negative']],
    [call('number-correct'), ['<qti-number-correct> has a meaning in tests only']],
    [
      call('test-variables', 'variable-identifier="SCORE"'),
      ['<qti-test-variables> has a meaning in tests only'],
    ],
    [
      call('outcome-maximum', 'outcome-identifier="SCORE"'),
      ['<qti-outcome-maximum> has a meaning in tests only'],
    ],
  ])('%s', (expression, messages) => {
    expect(refused(expression)).toEqual(messages)
  })
})
