import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { container } from '#lib/qti/item/value.ts'
import { processResponses } from '#lib/qti/run/score/process-responses.ts'
import { toPlainOutcomes } from '#lib/qti/run/score/score-item.ts'

const mapping =
  '<qti-mapping default-value="-1" lower-bound="0" upper-bound="5"><qti-map-entry map-key="A" mapped-value="3"/><qti-map-entry map-key="B" mapped-value="4"/></qti-mapping>'

/** The plain value of an expression, by way of an outcome of the given type. */
function resultOf(expression: string, baseType = 'boolean', cardinality = 'single'): unknown {
  const item = buildItem({
    declarations: declare({ cardinality: 'multiple', correct: ['A', 'B'], mapping }),
    outcomes: `<qti-outcome-declaration identifier="RESULT" cardinality="${cardinality}" base-type="${baseType}"/>`,
    processing: `<qti-set-outcome-value identifier="RESULT">${expression}</qti-set-outcome-value>`,
  })
  const response = container('multiple', 'identifier', ['B', 'A'])
  return toPlainOutcomes(processResponses(item, new Map([['RESPONSE', response]])).outcomes).RESULT
}

const value = (baseType: string, text: string | number | boolean) =>
  `<qti-base-value base-type="${baseType}">${text}</qti-base-value>`
const [yes, no, nil] = [value('boolean', true), value('boolean', false), '<qti-null/>']
const int = (number: number) => value('integer', number)
const float = (number: number) => value('float', number)
const text = (content: string) => value('string', content)
const ids = (kind: string, ...names: string[]) =>
  `<qti-${kind}>${names.map((name) => value('identifier', name)).join('')}</qti-${kind}>`

describe('logic', () => {
  it.each([
    [`<qti-and>${yes}${yes}</qti-and>`, true],
    [`<qti-and>${yes}${nil}</qti-and>`, null],
    [`<qti-and>${no}${nil}</qti-and>`, false],
    [`<qti-and>${nil}${no}</qti-and>`, null],
    [`<qti-or>${no}${no}</qti-or>`, false],
    [`<qti-or>${nil}${yes}</qti-or>`, true],
    [`<qti-or>${no}${nil}</qti-or>`, null],
    [`<qti-not>${no}</qti-not>`, true],
    [`<qti-not>${nil}</qti-not>`, null],
    [`<qti-is-null>${nil}</qti-is-null>`, true],
    [`<qti-is-null>${text('')}</qti-is-null>`, true],
    ['<qti-is-null><qti-multiple/></qti-is-null>', true],
    [`<qti-is-null>${no}</qti-is-null>`, false],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression)).toBe(expected)
  })
})

describe('comparison', () => {
  it.each([
    [`<qti-match>${int(1)}${float(1)}</qti-match>`, true],
    [`<qti-match>${int(1)}${nil}</qti-match>`, null],
    [`<qti-match>${text('a')}${text('A')}</qti-match>`, false],
    [
      '<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>',
      true,
    ],
    [`<qti-match>${ids('ordered', 'A', 'B')}${ids('ordered', 'B', 'A')}</qti-match>`, false],
    [`<qti-match>${ids('multiple', 'A', 'A')}${ids('multiple', 'A', 'B')}</qti-match>`, false],
    [`<qti-match>${value('pair', 'A B')}${value('pair', 'B A')}</qti-match>`, true],
    [`<qti-match>${value('directedPair', 'A B')}${value('directedPair', 'B A')}</qti-match>`, false],
    [`<qti-gt>${int(2)}${float(1.5)}</qti-gt>`, true],
    [`<qti-lt>${int(2)}${int(2)}</qti-lt>`, false],
    [`<qti-gte>${int(2)}${int(2)}</qti-gte>`, true],
    [`<qti-lte>${int(3)}${nil}</qti-lte>`, null],
    [`<qti-lte>${text('a')}${text('b')}</qti-lte>`, null],
    [`<qti-equal>${float(1)}${float(1.01)}</qti-equal>`, false],
    [`<qti-equal tolerance-mode="absolute" tolerance="0.5">${float(1)}${float(1.5)}</qti-equal>`, true],
    [
      `<qti-equal tolerance-mode="absolute" tolerance="0.5" include-upper-bound="false">${float(1)}${float(1.5)}</qti-equal>`,
      false,
    ],
    [`<qti-equal tolerance-mode="absolute" tolerance="1 0">${float(1)}${float(0.5)}</qti-equal>`, true],
    [`<qti-equal tolerance-mode="relative" tolerance="10">${float(100)}${float(111)}</qti-equal>`, false],
    [`<qti-equal tolerance-mode="relative" tolerance="10">${float(100)}${float(109)}</qti-equal>`, true],
    [`<qti-string-match case-sensitive="false">${text('Abc')}${text('aBC')}</qti-string-match>`, true],
    [`<qti-string-match case-sensitive="true">${text('Abc')}${text('aBC')}</qti-string-match>`, false],
    [
      `<qti-string-match case-sensitive="true" substring="true">${text('abc')}${text('bc')}</qti-string-match>`,
      true,
    ],
    [
      `<qti-string-match case-sensitive="true" substring="true">${text('bc')}${text('abc')}</qti-string-match>`,
      false,
    ],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression)).toBe(expected)
  })
})

describe('arithmetic', () => {
  it.each([
    [`<qti-sum>${int(1)}${float(0.5)}</qti-sum>`, 1.5],
    [`<qti-sum>${int(1)}${nil}</qti-sum>`, null],
    [`<qti-sum><qti-multiple>${int(1)}${int(2)}</qti-multiple>${int(3)}</qti-sum>`, 6],
    [`<qti-product>${int(2)}${int(3)}</qti-product>`, 6],
    [`<qti-subtract>${int(2)}${int(3)}</qti-subtract>`, -1],
    [`<qti-divide>${int(1)}${int(2)}</qti-divide>`, 0.5],
    [`<qti-divide>${int(1)}${int(0)}</qti-divide>`, null],
    ['<qti-map-response identifier="RESPONSE"/>', 5],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression, 'float')).toBe(expected)
  })

  it('gives an integer outcome a whole float and no other', () => {
    expect(resultOf(float(2), 'integer')).toBe(2)
    expect(resultOf(float(2.5), 'integer')).toBe(0)
  })
})

describe('containers', () => {
  it.each([
    [`<qti-member>${value('identifier', 'A')}<qti-variable identifier="RESPONSE"/></qti-member>`, true],
    [`<qti-member>${value('identifier', 'C')}<qti-variable identifier="RESPONSE"/></qti-member>`, false],
    [`<qti-member>${nil}<qti-variable identifier="RESPONSE"/></qti-member>`, null],
    [`<qti-contains>${ids('multiple', 'A', 'B', 'C')}${ids('multiple', 'C', 'A')}</qti-contains>`, true],
    [`<qti-contains>${ids('multiple', 'A', 'B')}${ids('multiple', 'A', 'A')}</qti-contains>`, false],
    [`<qti-contains>${ids('ordered', 'A', 'B', 'C')}${ids('ordered', 'B', 'C')}</qti-contains>`, true],
    [`<qti-contains>${ids('ordered', 'A', 'B', 'C')}${ids('ordered', 'A', 'C')}</qti-contains>`, false],
    [`<qti-contains>${ids('ordered', 'A')}${ids('multiple', 'A')}</qti-contains>`, null],
  ])('%s is %j', (expression, expected) => {
    expect(resultOf(expression)).toBe(expected)
  })

  it('leaves NULL out and takes containers apart', () => {
    const nested = `<qti-multiple>${value('identifier', 'X')}${nil}<qti-variable identifier="RESPONSE"/></qti-multiple>`
    expect(resultOf(nested, 'identifier', 'multiple')).toEqual(['X', 'B', 'A'])
  })
})
