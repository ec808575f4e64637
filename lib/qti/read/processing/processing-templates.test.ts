import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'

const outcomes = `${scoreOutcome}
<qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>3</qti-value></qti-default-value></qti-outcome-declaration>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-outcome-declaration identifier="FEEDBACKBASIC" cardinality="single" base-type="identifier"/>`
const mapping =
  '<qti-mapping default-value="-1"><qti-map-entry map-key="A" mapped-value="3"/><qti-map-entry map-key="B" mapped-value="1"/></qti-mapping>'

function outcomesOf(template: string, response: string | null) {
  const item = buildItem({
    declarations: declare({ correct: ['A'], mapping }),
    outcomes,
    body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B', 'C'])}</qti-choice-interaction>`,
    rest: `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${template}.xml"/>`,
  })
  const scored = scoreItem(item, { RESPONSE: response })
  return scored.kind === 'scored' ? scored.outcomes : null
}

describe('the templates of Common Cartridge', () => {
  it.each([
    ['CC2_match', 'A', { SCORE: 1 }],
    ['CC2_match', 'B', { SCORE: 0 }],
    ['CC2_match_basic', 'A', { SCORE: 3, FEEDBACKBASIC: 'correct' }],
    ['CC2_match_basic', null, { SCORE: 0, FEEDBACKBASIC: 'incorrect' }],
    ['CC2_map_response', 'A', { SCORE: 3, FEEDBACK: 'correct' }],
    ['CC2_map_response', 'B', { SCORE: 1, FEEDBACK: 'incorrect' }],
    ['CC2_map_response', 'C', { SCORE: -1, FEEDBACK: 'incorrect' }],
    ['CC2_map_response', null, { SCORE: 0, FEEDBACK: 'incorrect' }],
  ])('%s of %s', (template, response, expected) => {
    expect(outcomesOf(template, response)).toMatchObject(expected)
  })
})
