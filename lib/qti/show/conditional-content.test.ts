import { describe, expect, it } from 'vitest'
import {
  buildItem,
  choices,
  declare,
  feedbackOutcome,
  rightOrNotYet,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import type { ItemState } from '#lib/qti/item/item.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toPublicItem } from './to-public-item.ts'
import { showsOutcomes } from './variables.ts'

const block = (identifier: string, text: string, showHide = 'show') =>
  `<qti-feedback-block outcome-identifier="FEEDBACK" identifier="${identifier}" show-hide="${showHide}"><qti-content-body><p>${text}</p></qti-content-body></qti-feedback-block>`

const item = buildItem({
  declarations: declare({ correct: ['A'] }),
  outcomes: scoreOutcome + feedbackOutcome,
  body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>
    ${block('right', 'Well done')}${block('not-yet', 'Again')}${block('right', 'Not solved', 'hide')}
    <p>Score: <qti-printed-variable identifier="SCORE" format="%.1f"/></p>`,
  processing: rightOrNotYet,
})

function show(state?: ItemState): string {
  const shown = toPublicItem(item, { seed: 1, stimuli: [], resolveHref: () => null, ...(state && { state }) })
  return JSON.stringify(shown.body)
}

function shownAfter(response: string): string {
  const scored = scoreItem(item, { RESPONSE: response }, { seed: 1 })
  return show(scored.kind === 'scored' ? scored.state : undefined)
}

describe('content that depends on a variable', () => {
  it('is not there before its outcome is computed, unless it is shown until then', () => {
    expect(show()).not.toMatch(/Well done|Again/)
    expect(show()).toContain('Not solved')
  })

  it('is there once its outcome is computed', () => {
    expect(shownAfter('A')).toMatch(/Well done.*Score: 1\.0/)
    expect(shownAfter('A')).not.toMatch(/Again|Not solved/)
    expect(shownAfter('B')).toContain('Again')
  })

  it('is known to be there, so that only items with some are compared after an answer', () => {
    expect(showsOutcomes(item)).toBe(true)
    const choice = `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`
    expect(showsOutcomes(buildItem({ declarations: declare({ correct: ['A'] }), body: choice }))).toBe(false)
  })

  it('takes its interactions with it', () => {
    const second = '<qti-text-entry-interaction response-identifier="NEXT"/>'
    const staged = buildItem({
      declarations: declare({ name: 'NEXT', baseType: 'string' }),
      outcomes: scoreOutcome + feedbackOutcome,
      body: block('right', second),
    })
    const shown = toPublicItem(staged, { seed: 1, stimuli: [], resolveHref: () => null })
    expect(shown).toMatchObject({ body: [], responses: [] })
  })

  it('is the template that the seed draws', () => {
    const template = (id: string) =>
      `<qti-template-block template-identifier="T" identifier="${id}" show-hide="show"><p>is ${id}</p></qti-template-block>`
    const drawn = buildItem({
      rest: `<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"/>
        <qti-template-processing><qti-set-template-value identifier="T"><qti-random><qti-multiple><qti-base-value base-type="identifier">x</qti-base-value><qti-base-value base-type="identifier">y</qti-base-value></qti-multiple></qti-random></qti-set-template-value></qti-template-processing>`,
      body: template('x') + template('y'),
    })
    const texts = Array.from({ length: 20 }, (_, seed) =>
      JSON.stringify(toPublicItem(drawn, { seed, stimuli: [], resolveHref: () => null }).body),
    )
    expect(new Set(texts).size).toBe(2)
    for (const text of texts) expect(text.match(/is [xy]/g)).toHaveLength(1)
  })
})
