import { expect, it } from 'vitest'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import { assert } from '#lib/std/assert.ts'
import { isScored } from './max-score.ts'

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
  ['one without SCORE', false, response + outcome('POINTS'), choice, ''],
  ['one whose SCORE nothing sets', false, response + outcome('SCORE', 0), choice, ''],
  ['one whose SCORE is there from the start', true, response + outcome('SCORE', 1), choice, ''],
])('%s: scored is %s', (_what, expected, declarations, body, processing) => {
  expect(scored(declarations, body, processing)).toBe(expected)
})
