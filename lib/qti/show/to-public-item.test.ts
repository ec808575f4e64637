import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { assert } from '#lib/std/assert.ts'
import { toPublicItem } from './to-public-item.ts'

const order = ['sun', 'moon', 'star', 'sky']

function show(item: Item, seed: number): PublicItem {
  return toPublicItem(item, { seed, stimuli: [], resolveHref: (href) => href })
}

function shownOrder(item: Item, seed: number): string[] {
  const shown = show(item, seed).body.find(
    (node): node is PublicInteraction => typeof node !== 'string' && node.kind !== 'element',
  )
  assert(shown && 'choices' in shown, 'the item has an interaction with choices')
  return shown.choices.map(({ identifier }) => identifier)
}

function choiceItem(attributes: string, declaration = declare({ correct: ['sun'] })): Item {
  const fixed = '<qti-simple-choice identifier="LAST" fixed="true">none of these</qti-simple-choice>'
  return buildItem({
    declarations: declaration,
    body: `<qti-choice-interaction response-identifier="RESPONSE" ${attributes}>${choices('qti-simple-choice', order)}${fixed}</qti-choice-interaction>`,
  })
}

function orderItem(attributes = '', correct = order): Item {
  return buildItem({
    declarations: declare({ cardinality: 'ordered', correct }),
    body: `<qti-order-interaction response-identifier="RESPONSE" ${attributes}>${choices('qti-simple-choice', order)}</qti-order-interaction>`,
  })
}

describe('the order in which choices are shown', () => {
  it('is as written without shuffle', () => {
    expect(shownOrder(choiceItem(''), 1)).toEqual([...order, 'LAST'])
  })

  it('is the same for the same seed, keeps fixed choices in place and loses none', () => {
    const item = choiceItem('shuffle="true"')
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const shown = shownOrder(item, seed)
        expect(shownOrder(item, seed)).toEqual(shown)
        expect(shown.at(-1)).toBe('LAST')
        expect(shown.toSorted()).toEqual([...order, 'LAST'].toSorted())
      }),
    )
  })

  it('differs between seeds', () => {
    const item = choiceItem('shuffle="true"')
    const seen = new Set(Array.from({ length: 50 }, (_, seed) => shownOrder(item, seed).join()))
    expect(seen.size).toBeGreaterThan(10)
  })

  it('is never the solution of an order interaction, shuffled or not', () => {
    for (const item of [
      orderItem(),
      orderItem('shuffle="true"'),
      orderItem('', ['moon', 'sun', 'star', 'sky']),
    ]) {
      const solution = item.responseDeclarations.get('RESPONSE')?.correctResponse
      for (let seed = 0; seed < 100; seed++)
        expect(solution).not.toMatchObject({ values: shownOrder(item, seed) })
    }
  })

  it('is as written for an order interaction without an answer', () => {
    expect(shownOrder(orderItem('', []), 3)).toEqual(order)
  })
})

describe('toPublicItem', () => {
  it('resolves addresses and leaves out those that lead nowhere', () => {
    const item = buildItem({ body: '<p><img src="a.png" alt="a"/><a href="b.html">b</a></p>' })
    const shown = toPublicItem(item, {
      seed: 0,
      stimuli: [],
      resolveHref: (href) => (href === 'a.png' ? '/assets/1' : null),
    })
    expect(shown.body).toEqual([
      {
        kind: 'element',
        name: 'p',
        children: [
          { kind: 'element', name: 'img', attributes: { src: '/assets/1', alt: 'a' } },
          { kind: 'element', name: 'a', children: ['b'] },
        ],
      },
    ])
  })

  it('shows the rubric of candidates and of nobody else', () => {
    const item = buildItem({
      body: '<qti-rubric-block view="candidate tutor"><p>read</p></qti-rubric-block><qti-rubric-block view="scorer"><p>grade</p></qti-rubric-block>',
    })
    const shown = JSON.stringify(show(item, 0))
    expect(shown).toContain('read')
    expect(shown).not.toContain('grade')
  })

  it('gives each reference its passage', () => {
    const item = buildItem({ rest: '<qti-assessment-stimulus-ref identifier="s" href="s.xml"/>' })
    const stimulus = { identifier: 'passage', title: 'A passage', body: ['text'] }
    const shown = toPublicItem(item, {
      seed: 0,
      stimuli: [{ reference: 's', stimulus }],
      resolveHref: () => null,
    })
    expect(shown.stimuli).toEqual([{ identifier: 's', title: 'A passage', body: ['text'] }])
  })
})
