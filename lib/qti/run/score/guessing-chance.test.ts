import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import { guessingChance } from './guessing-chance.ts'

const simple = choices('qti-simple-choice', ['A', 'B', 'C', 'D'])
const response = 'response-identifier="RESPONSE"'
const choice = (attributes = '') =>
  `<qti-choice-interaction ${response} ${attributes}>${simple}</qti-choice-interaction>`
const inline = (name: string) =>
  `<p><qti-inline-choice-interaction response-identifier="${name}">${choices('qti-inline-choice', ['A', 'B', 'C'])}</qti-inline-choice-interaction></p>`
const matchSet = (names: string[], most: number) =>
  `<qti-simple-match-set>${choices('qti-simple-associable-choice', names, `match-max="${most}"`)}</qti-simple-match-set>`
const match = (most: number) =>
  `<qti-match-interaction ${response} max-associations="0">${matchSet(['A', 'B', 'C'], 1)}${matchSet(['X', 'Y', 'Z'], most)}</qti-match-interaction>`

const hottexts = (names: string[]) =>
  names.map((name) => `<qti-hottext identifier="${name}">${name}</qti-hottext>`).join(' ')
const picture = '<img src="a.png" alt="" width="10" height="10"/>'
const hotspots = (element: string, names: string[]) =>
  names.map((name) => `<${element} identifier="${name}" shape="circle" coords="5,5,2"/>`).join('')

describe('guessingChance', () => {
  it.each([
    ['1 of 4 choices', { correct: ['A'] }, choice(), 1 / 4],
    [
      'any selection of 4 choices but none',
      { correct: ['A', 'B'], cardinality: 'multiple' },
      choice('max-choices="0"'),
      1 / 15,
    ],
    [
      'up to 2 of 4 choices',
      { correct: ['A', 'B'], cardinality: 'multiple' },
      choice('max-choices="2"'),
      1 / 10,
    ],
    ['1 of 3 inline choices', { correct: ['A'] }, inline('RESPONSE'), 1 / 3],
    [
      'an order of 4',
      { correct: ['A', 'B', 'C', 'D'], cardinality: 'ordered' },
      `<qti-order-interaction ${response}>${simple}</qti-order-interaction>`,
      1 / 24,
    ],
    [
      '3 pairs with each target used once',
      { correct: ['A X'], cardinality: 'multiple', baseType: 'directedPair' },
      match(1),
      1 / 6,
    ],
    [
      '3 pairs with targets used at will',
      { correct: ['A X'], cardinality: 'multiple', baseType: 'directedPair' },
      match(0),
      1 / 27,
    ],
    [
      'a typed answer',
      { correct: ['7'], baseType: 'integer' },
      `<p><qti-text-entry-interaction ${response}/></p>`,
      0,
    ],
    [
      '1 of 3 words',
      { correct: ['A'] },
      `<qti-hottext-interaction ${response}><p>${hottexts(['A', 'B', 'C'])}</p></qti-hottext-interaction>`,
      1 / 3,
    ],
    [
      '1 of 2 places',
      { correct: ['A'] },
      `<qti-hotspot-interaction ${response}>${picture}${hotspots('qti-hotspot-choice', ['A', 'B'])}</qti-hotspot-interaction>`,
      1 / 2,
    ],
    [
      'the order of 2 of 4',
      { correct: ['A', 'B'], cardinality: 'ordered' },
      `<qti-order-interaction ${response} min-choices="2" max-choices="2">${simple}</qti-order-interaction>`,
      1 / 12,
    ],
    [
      '2 gaps and 3 words, each used once',
      { correct: ['A G'], cardinality: 'multiple', baseType: 'directedPair' },
      `<qti-gap-match-interaction ${response} max-associations="0">${choices('qti-gap-text', ['A', 'B', 'C'], 'match-max="1"')}<p><qti-gap identifier="G"/><qti-gap identifier="H"/></p></qti-gap-match-interaction>`,
      1 / 6,
    ],
    [
      '4 things in 2 couples',
      { correct: ['A B'], cardinality: 'multiple', baseType: 'pair' },
      `<qti-associate-interaction ${response} max-associations="2">${choices('qti-simple-associable-choice', ['A', 'B', 'C', 'D'], 'match-max="1"')}</qti-associate-interaction>`,
      1 / 3,
    ],
    [
      'one couple of 4 things',
      { correct: ['A B'], baseType: 'pair' },
      `<qti-associate-interaction ${response} max-associations="1">${choices('qti-simple-associable-choice', ['A', 'B', 'C', 'D'], 'match-max="2"')}</qti-associate-interaction>`,
      1 / 6,
    ],
    [
      '6 places in 3 couples',
      { correct: ['A B'], cardinality: 'multiple', baseType: 'pair' },
      `<qti-graphic-associate-interaction ${response} max-associations="3">${picture}${hotspots('qti-associable-hotspot', ['A', 'B', 'C', 'D', 'E', 'F'])}</qti-graphic-associate-interaction>`,
      1 / 15,
    ],
    [
      'one couple of 3 places',
      { correct: ['A B'], baseType: 'pair' },
      `<qti-graphic-associate-interaction ${response} max-associations="1">${picture}${hotspots('qti-associable-hotspot', ['A', 'B', 'C'])}</qti-graphic-associate-interaction>`,
      1 / 3,
    ],
    [
      'an order of 3 places',
      { correct: ['A', 'B', 'C'], cardinality: 'ordered' },
      `<qti-graphic-order-interaction ${response}>${picture}${hotspots('qti-hotspot-choice', ['A', 'B', 'C'])}</qti-graphic-order-interaction>`,
      1 / 6,
    ],
    [
      '2 places and 3 words, each used at will',
      { correct: ['A P'], cardinality: 'multiple', baseType: 'directedPair' },
      `<qti-graphic-gap-match-interaction ${response} max-associations="0">${picture}${choices('qti-gap-text', ['A', 'B', 'C'], 'match-max="0"')}${hotspots('qti-associable-hotspot', ['P', 'Q'])}</qti-graphic-gap-match-interaction>`,
      1 / 9,
    ],
    ['one pair of 3 and 3', { correct: ['A X'], baseType: 'directedPair' }, match(1), 1 / 9],
    [
      'up to 3 of 3 words',
      { correct: ['A', 'B'], cardinality: 'multiple' },
      `<qti-hottext-interaction ${response} max-choices="3"><p>${hottexts(['A', 'B', 'C'])}</p></qti-hottext-interaction>`,
      1 / 7,
    ],
    [
      'up to 9 of 3 places',
      { correct: ['A', 'B'], cardinality: 'multiple' },
      `<qti-hotspot-interaction ${response} max-choices="9">${picture}${hotspots('qti-hotspot-choice', ['A', 'B', 'C'])}</qti-hotspot-interaction>`,
      1 / 7,
    ],
    [
      'a text of several words',
      { correct: ['a'], baseType: 'string' },
      `<qti-extended-text-interaction ${response}/>`,
      0,
    ],
    [
      'a slider of 11 places',
      { correct: ['7'], baseType: 'integer' },
      `<qti-slider-interaction ${response} lower-bound="0" upper-bound="100" step="10"/>`,
      1 / 11,
    ],
  ])('is 1 ÷ the number of answers for %s', (_name, declaration, body, expected) => {
    expect(guessingChance(buildItem({ declarations: declare(declaration), body }))).toBeCloseTo(expected, 12)
  })

  it('is the product of the parts, and unknown where there is nothing to answer', () => {
    const declarations = declare({ correct: ['A'] }) + declare({ correct: ['B'], name: 'SECOND' })
    const item = buildItem({ declarations, body: inline('RESPONSE') + inline('SECOND') })
    expect(guessingChance(item)).toBeCloseTo(1 / 9, 12)
    expect(guessingChance(buildItem({ body: '<p>Read.</p>' }))).toBeNull()
    const end = declare({ name: 'END', baseType: 'boolean' })
    const button = '<p><qti-end-attempt-interaction response-identifier="END" title="Hint"/></p>'
    expect(
      guessingChance(buildItem({ declarations: declarations + end, body: inline('SECOND') + button })),
    ).toBe(1 / 3)
    const couples = declare({ correct: ['A B'], cardinality: 'multiple', baseType: 'pair' })
    const again = `<qti-associate-interaction ${response} max-associations="2">${choices('qti-simple-associable-choice', ['A', 'B', 'C'], 'match-max="2"')}</qti-associate-interaction>`
    expect(guessingChance(buildItem({ declarations: couples, body: again }))).toBeNull()
    const point = `<qti-select-point-interaction ${response} max-choices="1">${picture}</qti-select-point-interaction>`
    const place = declare({ baseType: 'point', correct: ['5 5'] })
    expect(guessingChance(buildItem({ declarations: place, body: point }))).toBeNull()
  })
})
