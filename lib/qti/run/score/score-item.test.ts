import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildItem,
  choices,
  declare,
  feedbackOutcome,
  modalFeedback,
  rightOrNotYet,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import { scoreItem } from './score-item.ts'

const choice = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="2">${choices('qti-simple-choice', ['A', 'B', 'C'])}</qti-choice-interaction>`
const templated = (uri: string) => `<qti-response-processing template="${uri}"/>`
const cityMapping = (bounds = '') =>
  `<qti-mapping default-value="0" ${bounds}><qti-map-entry map-key="York" mapped-value="1"/><qti-map-entry map-key="york" mapped-value="0.5"/></qti-mapping>`

describe('scoreItem', () => {
  const item = buildItem({
    declarations: declare({ correct: ['A'] }),
    outcomes: scoreOutcome + feedbackOutcome,
    body: choice,
    processing: rightOrNotYet,
    rest: modalFeedback('right', 'Yes.') + modalFeedback('not-yet', 'Think again.'),
  })

  it('scores the maximum for the correct response and shows its feedback alone', () => {
    expect(scoreItem(item, { RESPONSE: 'A' })).toMatchObject({
      kind: 'scored',
      score: 1,
      maxScore: 1,
      correct: true,
      outcomes: { SCORE: 1, FEEDBACK: 'right' },
      feedback: [{ identifier: 'right' }],
    })
    const scored = scoreItem(item, { RESPONSE: 'A' })
    expect(scored.kind === 'scored' && Object.keys(scored.outcomes)).toEqual(['SCORE', 'FEEDBACK'])
  })

  it.each([[{ RESPONSE: 'B' }], [{ RESPONSE: null }], [{ RESPONSE: '' }], [{}]])(
    'scores %j 0',
    (responses) => {
      expect(scoreItem(item, responses)).toMatchObject({
        kind: 'scored',
        score: 0,
        correct: false,
        feedback: [{ identifier: 'not-yet' }],
      })
    },
  )

  it('tells nothing but the problem when a response is invalid', () => {
    expect(scoreItem(item, { RESPONSE: 'NONE' })).toEqual({
      kind: 'invalid',
      problems: [{ path: 'responses.RESPONSE', message: 'there is no choice "NONE"' }],
    })
  })

  it('hides feedback with show-hide="hide" while its value is held', () => {
    const hiding = buildItem({
      declarations: declare({ correct: ['A'] }),
      outcomes: scoreOutcome + feedbackOutcome,
      body: choice,
      processing: rightOrNotYet,
      rest: modalFeedback('right', 'Not this.', 'show-hide="hide"'),
    })
    expect(scoreItem(hiding, { RESPONSE: 'A' })).toMatchObject({ feedback: [] })
    expect(scoreItem(hiding, { RESPONSE: 'B' })).toMatchObject({ feedback: [{ identifier: 'right' }] })
  })

  it('disregards the order of multiple choices and wants all of them', () => {
    const multiple = buildItem({
      declarations: declare({ cardinality: 'multiple', correct: ['A', 'C'] }),
      body: choice,
      rest: templated('match_correct'),
    })
    expect(scoreItem(multiple, { RESPONSE: ['C', 'A'] })).toMatchObject({ score: 1, correct: true })
    expect(scoreItem(multiple, { RESPONSE: ['A'] })).toMatchObject({ score: 0, correct: false })
  })

  it('stops at exit-response', () => {
    const set = (number: number) =>
      `<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">${number}</qti-base-value></qti-set-outcome-value>`
    const always = '<qti-response-if><qti-base-value base-type="boolean">true</qti-base-value>'
    const exiting = buildItem({
      processing: `${set(1)}<qti-response-condition>${always}<qti-exit-response/></qti-response-if></qti-response-condition>${set(2)}`,
    })
    expect(scoreItem(exiting, {})).toMatchObject({ score: 1 })
  })

  it('takes the first branch whose condition holds', () => {
    const isAnswer = (id: string, score: number) =>
      `<qti-match><qti-variable identifier="RESPONSE"/><qti-base-value base-type="identifier">${id}</qti-base-value></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">${score}</qti-base-value></qti-set-outcome-value>`
    const branching = buildItem({
      declarations: declare({ correct: ['A'] }),
      body: choice,
      processing: `<qti-response-condition><qti-response-if>${isAnswer('A', 3)}</qti-response-if><qti-response-else-if>${isAnswer('B', 2)}</qti-response-else-if><qti-response-else-if>${isAnswer('B', 9)}</qti-response-else-if></qti-response-condition>`,
    })
    expect(['A', 'B', 'C'].map((RESPONSE) => scoreItem(branching, { RESPONSE }))).toMatchObject([
      { score: 3 },
      { score: 2 },
      { score: 0 },
    ])
  })
})

describe('mapping', () => {
  const score = (mapping: string, response: string | null, rest = templated('map_response')) =>
    scoreItem(
      buildItem({
        declarations: declare({ baseType: 'string', correct: ['York'], mapping }),
        body: '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
        rest,
      }),
      { RESPONSE: response },
    )

  it('takes the exact entry first and disregards case only then', () => {
    expect(score(cityMapping(), 'York')).toMatchObject({ score: 1, correct: true })
    expect(score(cityMapping(), 'york')).toMatchObject({ score: 0.5, correct: false })
    expect(score(cityMapping(), 'YORK')).toMatchObject({ score: 1 })
    expect(score(cityMapping().replaceAll('map-key', 'case-sensitive="true" map-key'), 'YORK')).toMatchObject(
      { score: 0 },
    )
  })

  it('holds the sum within its bounds', () => {
    expect(score(cityMapping('lower-bound="0.25"'), 'Leeds')).toMatchObject({ score: 0.25 })
    expect(score(cityMapping('upper-bound="0.75"'), 'York')).toMatchObject({
      score: 0.75,
      maxScore: 0.75,
      correct: true,
    })
  })

  it('scores NULL 0 by the template and the default value by the expression alone', () => {
    const mapping = cityMapping().replace('default-value="0"', 'default-value="-1"')
    const direct =
      '<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-map-response identifier="RESPONSE"/></qti-set-outcome-value></qti-response-processing>'
    expect(score(mapping, null)).toMatchObject({ score: 0 })
    expect(score(mapping, null, direct)).toMatchObject({ score: -1 })
  })
})

describe('maxScore', () => {
  const outcome = (name: string, attributes: string, value?: string) =>
    `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="float" ${attributes}>${value ? `<qti-default-value><qti-value>${value}</qti-value></qti-default-value>` : ''}</qti-outcome-declaration>`
  const maxScore = (outcomes: string, rest = templated('match_correct')) => {
    const scored = scoreItem(
      buildItem({ declarations: declare({ correct: ['A'] }), outcomes, body: choice, rest }),
      {},
    )
    return scored.kind === 'scored' ? scored.maxScore : null
  }

  it.each([
    ['MAXSCORE before all', outcome('SCORE', 'normal-maximum="3"') + outcome('MAXSCORE', '', '5'), 5],
    ["SCORE's normal-maximum", outcome('SCORE', 'normal-maximum="3"'), 3],
    ['the score of the correct response', outcome('SCORE', ''), 1],
  ])('is %s', (_, outcomes, expected) => {
    expect(maxScore(outcomes)).toBe(expected)
  })

  it('is 1 when nothing tells', () => {
    expect(maxScore(outcome('SCORE', ''), '')).toBe(1)
  })
})

describe('any responses', () => {
  const item = buildItem({
    declarations:
      declare({ cardinality: 'multiple', correct: ['A'] }) +
      declare({ name: 'PAIRS', cardinality: 'ordered', baseType: 'pair' }) +
      declare({ name: 'NUMBER', baseType: 'float' }) +
      declare({ name: 'RECORD', cardinality: 'record' }) +
      declare({ name: 'TIME', baseType: 'duration' }),
    processing: `<qti-set-outcome-value identifier="SCORE"><qti-sum><qti-variable identifier="NUMBER"/><qti-container-size><qti-variable identifier="RESPONSE"/></qti-container-size><qti-field-value field-identifier="floatValue"><qti-variable identifier="RECORD"/></qti-field-value></qti-sum></qti-set-outcome-value>`,
  })
  const name = fc.constantFrom('RESPONSE', 'PAIRS', 'NUMBER', 'RECORD', 'TIME', 'NONE', '__proto__')
  const text = fc.oneof(fc.string(), fc.constantFrom('A', 'A B', '1.5', '-0', '1e999', 'PT1S', ' '))
  const answer = fc.oneof(fc.constant(null), text, fc.array(text))

  it('are scored, or refused by name, and the same every time', () => {
    fc.assert(
      fc.property(fc.dictionary(name, answer), fc.integer(), (responses, seed) => {
        const scored = scoreItem(item, responses, { seed })
        expect(scoreItem(item, responses, { seed })).toEqual(scored)
        if (scored.kind === 'scored') expect(Number.isFinite(scored.score)).toBe(true)
        else expect(scored.problems.every(({ path }) => path.startsWith('responses.'))).toBe(true)
      }),
    )
  })
})

it('outcomes begin at their defaults, numbers without one at 0, and those that an item declares are told', () => {
  const outcome = (name: string, baseType: string, value = '') =>
    `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="${baseType}">${value && `<qti-default-value><qti-value>${value}</qti-value></qti-default-value>`}</qti-outcome-declaration>`
  const begun = buildItem({
    outcomes:
      outcome('SCORE', 'float', '3') +
      outcome('WHOLE', 'integer', '4') +
      outcome('NAME', 'identifier', 'x') +
      outcome('ZERO', 'integer') +
      outcome('NONE', 'identifier') +
      outcome('completionStatus', 'identifier', 'unknown') +
      outcome('COPY', 'float'),
    processing:
      '<qti-set-outcome-value identifier="COPY"><qti-default identifier="SCORE"/></qti-set-outcome-value>',
  })
  const scored = scoreItem(begun, {})
  expect(scored).toMatchObject({ kind: 'scored', score: 3 })
  expect(scored.kind === 'scored' && scored.outcomes).toEqual({
    ...{ SCORE: 3, WHOLE: 4, NAME: 'x', ZERO: 0, NONE: null, completionStatus: 'unknown', COPY: 3 },
  })
})
