import { expect, it } from 'vitest'
import {
  buildItem,
  declare,
  feedbackOutcome,
  modalFeedback,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import { assert } from '#lib/std/assert.ts'
import { toPublicFeedback } from './to-public-item.ts'

it('shows the feedback that is named and no other', () => {
  const item = buildItem({
    outcomes: scoreOutcome + feedbackOutcome,
    rest:
      modalFeedback('right', '<img src="a.svg" alt=""/>', 'show-hide="show" title="Well done"') +
      modalFeedback('not-yet', 'Again.'),
  })
  const shown = toPublicFeedback(item, { identifiers: ['right'], resolveHref: (href) => `/assets/${href}` })
  const image = { kind: 'element', name: 'img', attributes: { src: '/assets/a.svg', alt: '' } }
  expect(shown).toEqual([
    { identifier: 'right', title: 'Well done', body: [{ kind: 'element', name: 'p', children: [image] }] },
  ])
  expect(toPublicFeedback(item, { identifiers: [], resolveHref: () => null })).toEqual([])
})

it('says what the turn that earned it computed, and has a title where it has one', () => {
  const printed = '<qti-printed-variable identifier="SCORE"/>'
  const drawn = '<qti-printed-variable identifier="T"/>'
  const item = buildItem({
    outcomes: scoreOutcome + feedbackOutcome,
    rest: `<qti-template-declaration identifier="T" cardinality="single" base-type="integer"><qti-default-value><qti-value>4</qti-value></qti-default-value></qti-template-declaration>${modalFeedback('right', `${printed} of ${drawn}`)}${modalFeedback('not-yet', '<qti-feedback-inline outcome-identifier="FEEDBACK" identifier="right" show-hide="show">a</qti-feedback-inline><qti-feedback-inline outcome-identifier="FEEDBACK" identifier="other" show-hide="show">b</qti-feedback-inline>')}`,
  })
  const outcomes = {
    SCORE: { cardinality: 'single', baseType: 'float', value: 3 },
    FEEDBACK: { cardinality: 'single', baseType: 'identifier', value: 'right' },
  } as const
  const [first, second] = toPublicFeedback(item, {
    identifiers: ['not-yet', 'right'],
    resolveHref: () => null,
    state: { seed: 1, outcomes },
  })
  expect(first).toStrictEqual({
    identifier: 'right',
    body: [{ kind: 'element', name: 'p', children: ['3 of 4'] }],
  })
  expect(JSON.stringify(second)).toContain('"children":["a"]')
  expect(JSON.stringify(second)).not.toContain('"b"')
})

it('cannot show an interaction outside a body', () => {
  const item = buildItem({
    declarations: declare({ baseType: 'string' }),
    outcomes: scoreOutcome + feedbackOutcome,
    body: '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
    rest: modalFeedback('right', 'x'),
  })
  const [feedback] = item.modalFeedback
  assert(feedback, 'the item has feedback')
  const broken = { ...item, modalFeedback: [{ ...feedback, body: item.interactions }] }
  expect(() => toPublicFeedback(broken, { identifiers: ['right'], resolveHref: () => null })).toThrow(
    'Broken promise: the parser lets no interaction stand outside an item’s body',
  )
})
