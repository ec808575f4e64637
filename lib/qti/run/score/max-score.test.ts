import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { assert } from '#lib/std/assert.ts'
import { bestMapped, isScored, maxScoreOf } from './max-score.ts'

const choice = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
  <qti-simple-choice identifier="A">a</qti-simple-choice><qti-simple-choice identifier="B">b</qti-simple-choice>
  </qti-choice-interaction>`
const response = `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
  <qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>`
const outcome = (name: string, value?: number, attributes = '') =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="float" ${attributes}>${
    value === undefined ? '' : `<qti-default-value><qti-value>${value}</qti-value></qti-default-value>`
  }</qti-outcome-declaration>`
const matchCorrect = `<qti-response-processing
  template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>`

const set = (name: string) =>
  `<qti-set-outcome-value identifier="${name}"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>`
const rules = (inside: string) =>
  `<qti-response-processing><qti-response-condition><qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null></qti-response-if><qti-response-else>${inside}</qti-response-else></qti-response-condition></qti-response-processing>`

function scored(declarations: string, body: string, processing: string): boolean {
  const parsed = parseItem(`<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
    identifier="i" title="I" adaptive="false" time-dependent="false">${declarations}
    <qti-item-body><p>Text</p>${body}</qti-item-body>${processing}</qti-assessment-item>`)
  assert(parsed.ok, JSON.stringify(parsed))
  return isScored(parsed.value)
}

it.each([
  ['a question that is answered and scored', true, response + outcome('SCORE'), choice, matchCorrect],
  ['one of more points', true, response + outcome('SCORE') + outcome('MAXSCORE', 2), choice, matchCorrect],
  ['one worth 0 points', false, response + outcome('SCORE') + outcome('MAXSCORE', 0), choice, matchCorrect],
  [
    'one of a normal maximum of 0',
    false,
    response + outcome('SCORE', 0, 'normal-maximum="0"'),
    choice,
    matchCorrect,
  ],
  ['a text to read', false, outcome('SCORE'), '', ''],
  [
    'a button alone',
    false,
    `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="boolean"/>${outcome('SCORE', 1)}`,
    '<p><qti-end-attempt-interaction response-identifier="RESPONSE" title="Go on"/></p>',
    '',
  ],
  [
    'one of a MAXSCORE without a value',
    true,
    response + outcome('SCORE') + outcome('MAXSCORE'),
    choice,
    matchCorrect,
  ],
  ['one whose SCORE starts below 0', false, response + outcome('SCORE', -1), choice, ''],
  ['one that is set under a condition', true, response + outcome('SCORE'), choice, rules(set('SCORE'))],
  [
    'one of which something else is set',
    false,
    response + outcome('SCORE') + outcome('OTHER'),
    choice,
    rules(set('OTHER')),
  ],
  ['one that only ends', false, response + outcome('SCORE'), choice, rules('<qti-exit-response/>')],
  ['one without SCORE', false, response + outcome('POINTS'), choice, ''],
  ['one whose SCORE nothing sets', false, response + outcome('SCORE', 0), choice, ''],
  ['one whose SCORE is there from the start', true, response + outcome('SCORE', 1), choice, ''],
])('%s: scored is %s', (_what, expected, declarations, body, processing) => {
  expect(scored(declarations, body, processing)).toBe(expected)
})

describe('the best of a mapping', () => {
  const best = (declarations: string, body: string) => {
    const item = buildItem({ declarations, body })
    const declaration = item.responseDeclarations.get('RESPONSE')
    assert(declaration, 'the response is declared')
    return bestMapped(item, declaration)
  }
  const mapped = (cardinality: string) =>
    declare({
      cardinality,
      mapping:
        '<qti-mapping><qti-map-entry map-key="A" mapped-value="1"/><qti-map-entry map-key="B" mapped-value="3"/><qti-map-entry map-key="C" mapped-value="-1"/><qti-map-entry map-key="D" mapped-value="0"/><qti-map-entry map-key="E" mapped-value="2"/></qti-mapping>',
    })
  const several = (most: string) =>
    `<qti-choice-interaction response-identifier="RESPONSE" ${most}>${choices('qti-simple-choice', ['A', 'B', 'C', 'D', 'E'])}</qti-choice-interaction>`

  it('is what adds most, as many as may be chosen', () => {
    expect(best(mapped('single'), several(''))).toEqual(['B'])
    expect(best(mapped('multiple'), several('max-choices="0"'))).toEqual(['B', 'E', 'A'])
    expect(best(mapped('multiple'), several('max-choices="2"'))).toEqual(['B', 'E'])
    expect(best(mapped('multiple'), several('max-choices="4"'))).toEqual(['B', 'E', 'A'])
    expect(best(mapped('multiple'), '')).toEqual(['B', 'E', 'A'])
    expect(best(declare({}), several(''))).toBeNull()
    const other = `<qti-choice-interaction response-identifier="OTHER" max-choices="1">${choices('qti-simple-choice', ['A'])}</qti-choice-interaction>`
    const both = mapped('multiple') + declare({ name: 'OTHER' })
    expect(best(both, other + several('max-choices="2"'))).toEqual(['B', 'E'])
  })

  it.each([
    ['rect', '10,20,31,41', '21 31'],
    ['circle', '5,6,3', '5 6'],
    ['ellipse', '7,8,3,2', '7 8'],
    ['poly', '1,2,9,2,9,9', '1 2'],
    ['default', '', '0 0'],
  ])('of areas is a point in the best: %s %s', (shape, coords, point) => {
    const area = (mappedValue: number, name: string, at: string) =>
      `<qti-area-map-entry shape="${name}" ${at && `coords="${at}"`} mapped-value="${mappedValue}"/>`
    const declarations = `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="point"><qti-area-mapping>${area(1, 'circle', '99,99,1')}${area(2, shape, coords)}</qti-area-mapping></qti-response-declaration>`
    const body =
      '<qti-select-point-interaction response-identifier="RESPONSE" max-choices="1"><img src="a.png" alt="a" width="99" height="99"/></qti-select-point-interaction>'
    expect(best(declarations, body)).toEqual([point])
  })

  it('is no maximum that anybody declared: that is what the correct response scores, or 1', () => {
    const item = (correct: string[], outcomes?: string) =>
      buildItem({
        declarations: mapped('multiple').replace('<qti-mapping>', `${key(correct)}<qti-mapping>`),
        body: several('max-choices="0"'),
        ...(outcomes !== undefined && { outcomes }),
        rest: '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>',
      })
    const key = (values: string[]) =>
      values.length > 0
        ? `<qti-correct-response>${values.map((one) => `<qti-value>${one}</qti-value>`).join('')}</qti-correct-response>`
        : ''
    expect(maxScoreOf(item([]))).toBe(1)
    expect(maxScoreOf(item(['C']))).toBe(1)
    expect(maxScoreOf(item(['B', 'E']))).toBe(5)
    expect(maxScoreOf(item(['B', 'E'], outcome('SCORE', undefined, 'normal-maximum="9"')))).toBe(9)
    expect(maxScoreOf(item(['B', 'E'], outcome('SCORE', undefined, 'normal-maximum="0"')))).toBe(5)
    const both = outcome('SCORE', undefined, 'normal-maximum="9"') + outcome('MAXSCORE', 7)
    expect(maxScoreOf(item(['B', 'E'], both))).toBe(7)
  })
})
