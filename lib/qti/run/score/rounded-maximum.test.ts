import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
import { scoreItem } from './score-item.ts'

const maximum = (value: number) =>
  `<qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>${value}</qti-value></qti-default-value></qti-outcome-declaration>`

function itemOf(points: number[], maxScore: number, correct = true) {
  const names = points.map((_, at) => `C${at}`)
  const entries = points.map((each, at) => `<qti-map-entry map-key="C${at}" mapped-value="${each}"/>`)
  return buildItem({
    declarations: declare({
      cardinality: 'multiple',
      correct: correct ? names : [],
      mapping: `<qti-mapping default-value="0">${entries.join('')}</qti-mapping>`,
    }),
    outcomes: scoreOutcome + maximum(maxScore),
    body: `<qti-choice-interaction response-identifier="RESPONSE" max-choices="0">${choices('qti-simple-choice', [...names, 'Z'])}</qti-choice-interaction>`,
    rest: '<qti-response-processing template="map_response"/>',
  })
}

describe('parts whose points are rounded', () => {
  it.each([
    [[0.333, 0.333, 0.333], 1],
    [[0.33, 0.33, 0.33], 1],
    [[0.14, 0.14, 0.14, 0.14, 0.14, 0.14, 0.14], 1],
    [[0.167, 0.167, 0.167, 0.167, 0.167, 0.167], 1],
    [[0.17, 0.17, 0.17, 0.17, 0.17, 0.17], 1],
    [[33, 33, 33], 100],
    [[33.3, 33.3, 33.3], 100],
    [[14, 14, 14, 14, 14, 14, 14], 100],
  ])('are all right together: %j of %d', (points, maxScore) => {
    const all = points.map((_, at) => `C${at}`)
    const scored = scoreItem(itemOf(points, maxScore), { RESPONSE: all })
    expect(scored).toMatchObject({ correct: true })
    expect(scored.kind === 'scored' && scored.score / scored.maxScore).toBeGreaterThanOrEqual(1)
    expect(scoreItem(itemOf(points, maxScore), { RESPONSE: all.slice(1) })).toMatchObject({ correct: false })
  })

  it('are all right together where only the mapping tells what is right', () => {
    const thirds = itemOf([0.333, 0.333, 0.333], 1, false)
    expect(scoreItem(thirds, { RESPONSE: ['C0', 'C1', 'C2'] })).toMatchObject({ correct: true })
    expect(scoreItem(thirds, { RESPONSE: ['C0', 'C1'] })).toMatchObject({ correct: false })
    expect(scoreItem(itemOf([1, 1], 3, false), { RESPONSE: ['C0', 'C1'] })).toMatchObject({ maxScore: 3 })
  })

  it('reach a sum that binary fractions keep just below it', () => {
    expect(0.7 + 0.1).toBeLessThan(0.8)
    expect(scoreItem(itemOf([0.7, 0.1], 0.8), { RESPONSE: ['C0', 'C1'] })).toMatchObject({ correct: true })
  })

  it('reach it also where the parts are no parts of the answer', () => {
    const points = [0.7, 0.1]
      .map((each) => `<qti-base-value base-type="float">${each}</qti-base-value>`)
      .join('')
    const item = buildItem({
      declarations: declare({ correct: ['A'] }),
      outcomes: scoreOutcome + maximum(0.8),
      body: `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`,
      rest: `<qti-response-processing><qti-response-condition><qti-response-if>
        <qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
        <qti-set-outcome-value identifier="SCORE"><qti-sum>${points}</qti-sum></qti-set-outcome-value>
        </qti-response-if></qti-response-condition></qti-response-processing>`,
    })
    expect(scoreItem(item, { RESPONSE: 'A' })).toMatchObject({ correct: true })
    expect(scoreItem(item, { RESPONSE: 'B' })).toMatchObject({ correct: false })
  })

  it('leave a maximum that is out of reach for another reason where it is', () => {
    expect(scoreItem(itemOf([1, 1], 3), { RESPONSE: ['C0', 'C1'] })).toMatchObject({
      maxScore: 3,
      correct: false,
    })
    expect(scoreItem(itemOf([0.25, 0.25], 1), { RESPONSE: ['C0', 'C1'] })).toMatchObject({ correct: false })
    expect(scoreItem(itemOf([0.999], 1), { RESPONSE: ['C0'] })).toMatchObject({ correct: false })
  })
})
