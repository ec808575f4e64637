import { expect, it } from 'vitest'
import { buildItem, feedbackOutcome, modalFeedback, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
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
