import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices, declare, requireItem } from '#lib/qti/fixtures/build-item.ts'
import type { ItemState } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { scoreItem } from './score-item.ts'

const set = (name: string, expression: string) =>
  `<qti-set-outcome-value identifier="${name}">${expression}</qti-set-outcome-value>`
const is = (name: string, value: string) =>
  `<qti-match><qti-variable identifier="${name}"/><qti-base-value base-type="identifier">${value}</qti-base-value></qti-match>`
const variable = (name: string) => `<qti-variable identifier="${name}"/>`

/** Two doors: the second is tried only behind the first; a hint costs half a point. */
const item = (adaptive: boolean) =>
  requireItem(`<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="doors" title="Doors" adaptive="${adaptive}">
${declare({ name: 'DOOR' })}${declare({ name: 'HINT', baseType: 'boolean' })}
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-outcome-declaration identifier="TURN" cardinality="single" base-type="integer"/>
<qti-outcome-declaration identifier="HINTED" cardinality="single" base-type="boolean"/>
<qti-item-body>
<qti-choice-interaction response-identifier="DOOR">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>
<qti-end-attempt-interaction response-identifier="HINT" title="Hint"/>
</qti-item-body>
<qti-response-processing>
${set('TURN', variable('numAttempts'))}
<qti-response-condition><qti-response-if>${variable('HINT')}${set('HINTED', variable('HINT'))}</qti-response-if>
<qti-response-else-if>${is('DOOR', 'B')}
${set('SCORE', `<qti-sum>${variable('SCORE')}<qti-base-value base-type="float">1</qti-base-value></qti-sum>`)}
${set('completionStatus', '<qti-base-value base-type="identifier">completed</qti-base-value>')}</qti-response-else-if></qti-response-condition>
</qti-response-processing></qti-assessment-item>`)

function play(adaptive: boolean, turns: LexicalResponses[]) {
  let state: ItemState | undefined
  return turns.map((responses) => {
    const stored: ItemState | undefined = state && JSON.parse(JSON.stringify(state))
    const scored = scoreItem(item(adaptive), responses, stored ? { state: stored } : {})
    if (scored.kind === 'scored') state = scored.state
    return scored
  })
}

describe('an adaptive item', () => {
  it('keeps its outcomes from turn to turn, by way of a state that is JSON', () => {
    expect(play(true, [{ HINT: 'true' }, { DOOR: 'A' }, { DOOR: 'B' }])).toMatchObject([
      { outcomes: { SCORE: 0, TURN: 1, HINTED: true, completionStatus: 'unknown' } },
      { outcomes: { SCORE: 0, TURN: 2, HINTED: true, completionStatus: 'unknown' } },
      { outcomes: { SCORE: 1, TURN: 3, HINTED: true, completionStatus: 'completed' } },
    ])
  })

  it('takes an end-attempt button as pressed for one turn only', () => {
    const [first, second] = play(true, [{ HINT: 'true' }, { DOOR: 'A' }])
    expect(first).toMatchObject({ state: { responses: { HINT: { value: true } } } })
    expect(second).toMatchObject({
      state: { responses: { HINT: { cardinality: 'single', baseType: 'boolean', value: false } } },
    })
  })

  it('keeps a response that is not given again, and forgets one that is null', () => {
    const [, kept, cleared] = play(true, [{ DOOR: 'A' }, {}, { DOOR: null }])
    expect(kept).toMatchObject({ state: { responses: { DOOR: { value: 'A' } } } })
    expect(cleared?.kind === 'scored' && cleared.state.responses).not.toHaveProperty('DOOR')
  })

  it('takes no turn once it is completed', () => {
    expect(play(true, [{ DOOR: 'B' }, { DOOR: 'B' }])[1]).toMatchObject({
      kind: 'invalid',
      problems: [{ message: 'the item is completed' }],
    })
  })

  it('has the same end for the same turns', () => {
    const turn = fc.record({ DOOR: fc.constantFrom('A', null), HINT: fc.constantFrom('true', null) })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 4 }), (turns) => {
        expect(play(true, turns)).toEqual(play(true, turns))
      }),
      { numRuns: 20 },
    )
  })
})

describe('an item that is not adaptive', () => {
  it('starts anew with every attempt, and one completes it', () => {
    expect(play(false, [{ HINT: 'true' }, { DOOR: 'B' }, { DOOR: 'B' }])).toMatchObject([
      { outcomes: { HINTED: true }, state: { completionStatus: 'completed' } },
      { outcomes: { SCORE: 1, TURN: 2, HINTED: null } },
      { outcomes: { SCORE: 1, TURN: 3 } },
    ])
  })
})
