import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { choice, image, of, type Variable } from '#lib/qti/fixtures/interaction-parts.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { opaqueIdentifiers } from '#lib/qti/show/opaque-identifiers.ts'
import { toPublicItem } from '#lib/qti/show/to-public-item.ts'

/** Where the choices of each kind of interaction stand, and what their names give away. */

/** Names of words, so that they are nothing to be told by. */
const left = ['ash', 'birch', 'cedar', 'elm']
const right = ['fox', 'goat', 'hare', 'ibex']

const all = (name: string, names: readonly string[], attributes = 'match-max="1"') =>
  names.map((one) => choice(name, one, attributes)).join('')
const set = (names: readonly string[]) =>
  `<qti-simple-match-set>${all('simple-associable-choice', names)}</qti-simple-match-set>`
const spots = (name: string, names: readonly string[]) =>
  names
    .map((one) => `<qti-${name} identifier="${one}" shape="circle" coords="1,1,1" match-max="1"/>`)
    .join('')
const gaps = (names: readonly string[]) =>
  `<p>${names.map((one) => `<qti-gap identifier="${one}"/>`).join(' ')}</p>`
const hottexts = (names: readonly string[]) => `<p>${all('hottext', names, '')}</p>`

type Body = (first: readonly string[], second: readonly string[], attributes?: string) => string

/** What an interaction with such choices looks like; `second` stands only where pairs have two sides. */
const bodies = {
  choice: (first, _, attributes = '') =>
    of('choice-interaction', attributes, all('simple-choice', first, '')),
  inlineChoice: (first, _, attributes = '') =>
    `<p>${of('inline-choice-interaction', attributes, all('inline-choice', first, ''))}</p>`,
  hottext: (first) => of('hottext-interaction', '', hottexts(first)),
  hotspot: (first) => of('hotspot-interaction', '', image + spots('hotspot-choice', first)),
  order: (first, _, attributes = '') => of('order-interaction', attributes, all('simple-choice', first, '')),
  graphicOrder: (first) => of('graphic-order-interaction', '', image + spots('hotspot-choice', first)),
  associate: (first, _, attributes = '') =>
    of('associate-interaction', attributes, all('simple-associable-choice', first)),
  graphicAssociate: (first) =>
    of('graphic-associate-interaction', '', image + spots('associable-hotspot', first)),
  match: (first, second, attributes = '') => of('match-interaction', attributes, set(first) + set(second)),
  gapMatch: (first, second, attributes = '') =>
    of('gap-match-interaction', attributes, all('gap-text', first) + gaps(second)),
  graphicGapMatch: (first, second) =>
    of(
      'graphic-gap-match-interaction',
      '',
      image + all('gap-text', first) + spots('associable-hotspot', second),
    ),
} satisfies Record<string, Body>

type Kind = keyof typeof bodies

const several: Variable = { cardinality: 'multiple' }
const directed: Variable = { cardinality: 'multiple', baseType: 'directedPair' }
const pair: Variable = { cardinality: 'multiple', baseType: 'pair' }
const ordered: Variable = { cardinality: 'ordered' }

const variables: Record<Kind, Variable> = {
  ...{ choice: several, inlineChoice: {}, hottext: several, hotspot: several },
  ...{ order: ordered, graphicOrder: ordered, associate: pair, graphicAssociate: pair },
  ...{ match: directed, gapMatch: directed, graphicGapMatch: directed },
}

function itemOf(kind: Kind, { first = left, second = right, correct = [] as string[], attributes = '' }) {
  const body: Body = bodies[kind]
  return buildItem({
    declarations: declare({ ...variables[kind], correct }),
    body: body(first, second, attributes),
  })
}

function namesIn(item: Item, seed: number): string[] {
  const { body } = toPublicItem(item, { seed, stimuli: [], resolveHref: (href) => href })
  return [...JSON.stringify(body).matchAll(/"identifier":"(\w+)"/g)].map(([, name = '']) => name)
}

/** Of both sides, the orders in which eighty students see them. */
function ordersOf(item: Item): { first: Set<string>; second: Set<string> } {
  const seen = { first: new Set<string>(), second: new Set<string>() }
  for (let seed = 0; seed < 80; seed++) {
    const names = namesIn(item, seed)
    seen.first.add(names.filter((name) => left.includes(name)).join(' '))
    seen.second.add(names.filter((name) => right.includes(name)).join(' '))
  }
  return seen
}

const aligned = left.map((one, at) => `${one} ${right[at]}`)
const crossed = left.map((one, at) => `${one} ${right[(at + 1) % 4]}`)
const partly = [...aligned.slice(0, 3), 'elm fox']
const asWritten = { first: new Set([left.join(' ')]), second: new Set([right.join(' ')]) }

describe('choices stand as they are written', () => {
  it.each<[Kind, string[]]>([
    ['choice', ['ash', 'birch']],
    ['inlineChoice', ['ash']],
    ['order', []],
    ['graphicOrder', []],
    ['associate', []],
    ['match', crossed],
    ['match', partly],
    ['gapMatch', crossed],
    ['gapMatch', partly],
    ['graphicGapMatch', crossed],
    ['match', ['ash fox']],
    ['graphicAssociate', ['ash birch', 'cedar elm']],
  ])('of %s with the answer %j', (kind, correct) => {
    const { first, second } = ordersOf(itemOf(kind, { correct }))
    expect(first).toEqual(asWritten.first)
    expect([asWritten.second, new Set([''])]).toContainEqual(second)
  })
})

describe('choices stand otherwise for each student', () => {
  it.each<[Kind, 'first' | 'second', string, string[]]>([
    ['choice', 'first', 'shuffle="true"', ['ash']],
    ['inlineChoice', 'first', 'shuffle="true"', ['ash']],
    ['order', 'first', 'shuffle="true"', []],
    ['associate', 'first', 'shuffle="true"', []],
    ['match', 'first', 'shuffle="true"', []],
    ['match', 'second', 'shuffle="true"', []],
    ['gapMatch', 'first', 'shuffle="true"', []],
    // Where the order could tell the answer.
    ['order', 'first', '', left],
    ['graphicOrder', 'first', '', left],
    ['associate', 'first', '', ['ash birch', 'cedar elm']],
    ['match', 'second', '', aligned],
    ['gapMatch', 'first', '', aligned],
    ['graphicGapMatch', 'first', '', aligned],
    ['match', 'second', '', ['cedar hare', 'elm ibex']],
  ])('of %s (%s, %s) with the answer %j', (kind, side, attributes, correct) => {
    expect(ordersOf(itemOf(kind, { correct, attributes }))[side].size).toBeGreaterThan(10)
  })

  it('and an order that is not the whole solution is none: it stays as it was drawn', () => {
    const [ordering, choosing] = [
      itemOf('order', { correct: left }),
      itemOf('choice', { attributes: 'shuffle="true"' }),
    ]
    for (let seed = 0; seed < 80; seed++) {
      const [shown, drawn] = [ordering, choosing].map((item) => namesIn(item, seed).join(' '))
      if (drawn !== left.join(' ')) expect(shown).toBe(drawn)
    }
  })

  it('but fixed ones, which keep their places', () => {
    const fixed = (names: readonly string[]) =>
      names.map((one) => choice('simple-choice', one, `fixed="${one === 'birch'}"`)).join('')
    const item = buildItem({
      declarations: declare({ ...ordered, correct: left }),
      body: of('order-interaction', '', fixed(left)),
    })
    for (const order of ordersOf(item).first) expect(order).toMatch(/^\w+ birch \w+ \w+$/)
    expect(ordersOf(item).first).not.toContain(left.join(' '))
    expect(ordersOf(item).first.size).toBe(5)
  })
})

describe('names of choices', () => {
  const kinds = Object.keys(bodies) as Kind[]
  const isRenamed = (kind: Kind, first: string[], second: string[]) =>
    opaqueIdentifiers(itemOf(kind, { first, second }), 1).size > 0

  it('of which there is one tell no order, and letters without case are words too', () => {
    expect(isRenamed('order', ['c1'], [])).toBe(false)
    expect(isRenamed('match', ['猫', '犬'], ['犬2', '鳥'])).toBe(true)
    expect(isRenamed('match', ['猫', '犬'], ['鳥', '魚'])).toBe(false)
  })

  const told =
    (renamed: boolean) =>
    (kind: Kind): [Kind, boolean] => [kind, renamed]

  it.each(kinds)('that say what is right are renamed, and others are not: %s', (kind) => {
    expect(isRenamed(kind, ['right', 'oak'], ['fox', 'goat'])).toBe(true)
    expect(isRenamed(kind, ['ash', 'oak'], ['fox', 'goat'])).toBe(false)
  })

  it.each([
    ...(['choice', 'inlineChoice', 'hottext', 'hotspot'] as const).map(told(false)),
    ...(['order', 'graphicOrder', 'associate', 'graphicAssociate'] as const).map(told(true)),
    ...(['match', 'gapMatch', 'graphicGapMatch'] as const).map(told(true)),
  ])('that count on are renamed where the answer is an order or joins: %s %s', (kind, renamed) => {
    expect(isRenamed(kind, ['c1', 'c2', 'c3'], ['d4', 'd5', 'd6'])).toBe(renamed)
    expect(isRenamed(kind, ['c1', 'c2', 'c4'], ['d5', 'd6', 'd7'])).toBe(false)
    expect(isRenamed(kind, ['ce1', 'ca2', 'co3'], ['du4', 'do5', 'da6'])).toBe(false)
    expect(isRenamed(kind, ['col09', 'col10', 'col11'], ['row3', 'row2', 'row4'])).toBe(renamed)
  })
})
