import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import type { AreaMapping } from '#lib/qti/item/declaration.ts'
import { container } from '#lib/qti/item/value.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { mapPoints } from './variables.ts'

const mapping: AreaMapping = {
  lowerBound: Number.NEGATIVE_INFINITY,
  upperBound: 5,
  defaultValue: -1,
  entries: [
    { shape: { kind: 'circle', x: 10, y: 10, radius: 5 }, value: 2 },
    { shape: { kind: 'rect', left: 0, top: 0, right: 40, bottom: 40 }, value: 4 },
  ],
}
const points = (...values: string[]) => container('multiple', 'point', values)

describe('mapPoints', () => {
  it.each([
    ['the first area that holds a point', ['10 10'], 2],
    ['each area once', ['30 30', '31 31'], 4],
    ['the default for every point outside', ['90 90', '91 91'], -2],
    ['no more than the upper bound', ['10 10', '30 30'], 5],
    ['the default for NULL', [], -1],
  ])('counts %s', (_, given, expected) => {
    expect(mapPoints(mapping, points(...given))).toBe(expected)
  })
})

it.each<[string, string[], number]>([
  ['in an area', ['10 10'], 2],
  ['in two', ['10 10', '30 30'], 5],
  ['in none', ['90 90'], -1],
  ['nowhere', [], 0],
])('points %s score what the areas of their mapping say (map_response_point)', (_, answer, score) => {
  const area = (shape: string, coords: string, value: number) =>
    `<qti-area-map-entry shape="${shape}" coords="${coords}" mapped-value="${value}"/>`
  const item = buildItem({
    declarations: declare({
      ...{ cardinality: 'multiple', baseType: 'point' },
      mapping: `<qti-area-mapping upper-bound="5" default-value="-1">${area('circle', '10,10,5', 2)}${area('rect', '0,0,40,40', 4)}</qti-area-mapping>`,
    }),
    body: '<qti-select-point-interaction response-identifier="RESPONSE" max-choices="0"><img src="a.png" alt="a"/></qti-select-point-interaction>',
    rest: '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response_point.xml"/>',
  })
  expect(scoreItem(item, { RESPONSE: answer })).toMatchObject({ score })
})

const outcome = (name: string, baseType: string, table = '') =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="${baseType}">${table}</qti-outcome-declaration>`
const entry = (table: string, source: number, target: string, attributes = '') =>
  `<qti-${table}-table-entry source-value="${source}" target-value="${target}" ${attributes}/>`

function gradeOf(raw: string, table: string): unknown {
  const item = buildItem({
    outcomes: outcome('GRADE', 'identifier', table),
    processing: `<qti-lookup-outcome-value identifier="GRADE">${raw}</qti-lookup-outcome-value>`,
  })
  const scored = scoreItem(item, {})
  return scored.kind === 'scored' && scored.outcomes.GRADE
}

const number = (value: number) => `<qti-base-value base-type="float">${value}</qti-base-value>`

describe('lookup-outcome-value', () => {
  const match = `<qti-match-table default-value="none">${entry('match', 1, 'one')}${entry('match', 2, 'two')}</qti-match-table>`
  const interpolation = `<qti-interpolation-table default-value="fail">${entry('interpolation', 8, 'A')}${entry('interpolation', 5, 'B', 'include-boundary="false"')}</qti-interpolation-table>`

  it.each([
    [match, number(2), 'two'],
    [match, number(3), 'none'],
    [match.replace('default-value="none"', ''), number(3), null],
    [match, '<qti-null/>', null],
    [interpolation, number(9.5), 'A'],
    [interpolation, number(8), 'A'],
    [interpolation, number(5.1), 'B'],
    [interpolation, number(5), 'fail'],
    [interpolation, number(-1), 'fail'],
  ])('%s turns %s into %j', (table, raw, expected) => {
    expect(gradeOf(raw, table)).toBe(expected)
  })
})

describe('a value that is set', () => {
  const setting = (expression: string, baseType: string, cardinality = 'single') => {
    const item = buildItem({
      declarations: declare({ name: 'N', baseType: 'integer', cardinality: 'multiple' }),
      outcomes: `<qti-outcome-declaration identifier="RESULT" cardinality="${cardinality}" base-type="${baseType}"/>`,
      processing: `<qti-set-outcome-value identifier="RESULT">${expression}</qti-set-outcome-value>`,
    })
    const scored = scoreItem(item, {})
    return scored.kind === 'scored' && scored.outcomes.RESULT
  }
  const list = (kind: string, ...numbers: number[]) =>
    `<qti-${kind}>${numbers.map(number).join('')}</qti-${kind}>`
  const whole = '<qti-base-value base-type="integer">2</qti-base-value>'
  const text = '<qti-base-value base-type="string">2</qti-base-value>'

  it.each<[string, string, string, unknown]>([
    [whole, 'float', 'single', 2],
    [whole, 'duration', 'single', 2],
    [whole, 'string', 'single', null],
    [text, 'integer', 'single', 0],
    [number(2), 'integer', 'single', 2],
    [number(2.5), 'integer', 'single', 0],
    [list('multiple', 1, 2), 'integer', 'multiple', [1, 2]],
    [list('multiple', 1, 2.5), 'integer', 'multiple', null],
    [list('multiple', 2.5, 1), 'float', 'multiple', [2.5, 1]],
    [list('ordered', 1, 2), 'integer', 'multiple', null],
    [list('multiple', 1), 'integer', 'single', 0],
    [list('multiple', 1, 2), 'string', 'multiple', null],
  ])('%s of the type %s (%s) is %j', (expression, baseType, cardinality, expected) => {
    expect(setting(expression, baseType, cardinality)).toEqual(expected)
  })

  it('may be what every session has', () => {
    expect(setting('<qti-variable identifier="numAttempts"/>', 'integer')).toBe(1)
    expect(setting('<qti-variable identifier="duration"/>', 'duration')).toBe(0)
  })
})
