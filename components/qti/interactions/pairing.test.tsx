import { describe, expect, test } from 'vitest'
import type {
  AssociateInteraction,
  GapMatchInteraction,
  GraphicGapMatchInteraction,
  MatchInteraction,
} from '#lib/qti/item/public/public-content.ts'
import { itemWith, mountItem } from '#scripts/testing/page/mount-item.tsx'

const base = { responseIdentifier: 'RESPONSE_SECRET', minAssociations: 0, maxAssociations: 0 }
const tile = (text: string, matchMax = 1) => ({
  identifier: `ID${text}`,
  body: [text],
  matchMin: 0,
  matchMax,
})
const associate: AssociateInteraction = {
  kind: 'associate',
  ...base,
  choices: [tile('hot'), tile('cold'), tile('late')],
}
const gapMatch: GapMatchInteraction = {
  kind: 'gapMatch',
  ...base,
  choices: [tile('ice'), tile('steam', 2), { ...tile('sand'), matchGroup: ['G2'] }],
  body: [
    'Cold: ',
    { kind: 'gap', identifier: 'G1', required: false },
    ' Hot: ',
    { kind: 'gap', identifier: 'G2', required: true },
  ],
}

describe('associate', () => {
  test('puts together the two that are pressed one after the other, and says so', () => {
    const { press, answer, said, control } = mountItem(itemWith(associate, 'multiple', 'pair'))
    press('hot')
    expect(control('hot').getAttribute('aria-pressed')).toBe('true')
    expect(said()).toBe('hot picked. Now choose where it goes.')
    press('cold')
    expect(answer()).toEqual(['IDhot IDcold'])
    expect(said()).toBe('hot put with cold.')
  })

  test('puts back what is pressed twice, or let go with Escape', () => {
    const { press, key, control, answer } = mountItem(itemWith(associate))
    press('hot')
    press('hot')
    expect(control('hot').getAttribute('aria-pressed')).toBe('false')
    press('hot')
    key('hot', 'Escape')
    expect(control('hot').getAttribute('aria-pressed')).toBe('false')
    expect(answer()).toBe(undefined)
  })

  test('takes a used tile out of its pair when it is put into another, and says what was lost', () => {
    const { press, answer, said } = mountItem(itemWith(associate), {
      start: { RESPONSE_SECRET: ['IDhot IDcold'] },
    })
    press('late')
    press('hot')
    expect(answer()).toEqual(['IDlate IDhot'])
    expect(said()).toContain('Taken away: hot with cold.')
  })

  test('takes a pair away and keeps the focus in the list', () => {
    const { press, answer, container } = mountItem(itemWith(associate), {
      start: { RESPONSE_SECRET: ['IDhot IDcold'] },
    })
    press('Take away: hot and cold')
    expect(answer()).toBe(null)
    expect(document.activeElement?.textContent).toBe('Your pairs: none yet')
    expect(container.contains(document.activeElement)).toBe(true)
  })

  test('calls a pair right in a review whichever half comes first', () => {
    const review = { correct: false, correctResponses: { RESPONSE_SECRET: ['IDcold IDhot', 'IDlate IDhot'] } }
    const { container } = mountItem(itemWith(associate), {
      review,
      start: { RESPONSE_SECRET: ['IDhot IDcold'] },
    })
    expect([...container.querySelectorAll('li')].map((line) => line.textContent)).toEqual([
      'hot and coldYour answer, right',
      'late and hotCorrect answer',
    ])
  })
})

describe('gap match', () => {
  test('fills the gap pressed after the tile, and the other way round', () => {
    const { press, answer, control } = mountItem(itemWith(gapMatch))
    press('ice')
    press('gap 1 of 2, empty')
    press('gap 2 of 2, empty')
    press('steam')
    expect(answer()).toEqual(['IDice G1', 'IDsteam G2'])
    expect(control('gap 1 of 2').getAttribute('aria-label')).toBe('gap 1 of 2: ice')
  })

  test('exchanges the tile in a gap, and empties a gap pressed with empty hands', () => {
    const { press, answer } = mountItem(itemWith(gapMatch), { start: { RESPONSE_SECRET: ['IDice G2'] } })
    press('steam')
    press('gap 2 of 2')
    expect(answer()).toEqual(['IDsteam G2'])
    press('gap 2 of 2')
    expect(answer()).toBe(null)
  })

  test('uses a tile as often as it may be used, and says how often it still can', () => {
    const { press, answer, text } = mountItem(itemWith(gapMatch))
    expect(text()).toContain('(2 left)')
    press('steam')
    press('gap 1 of 2')
    press('steam')
    press('gap 2 of 2')
    expect(answer()).toEqual(['IDsteam G1', 'IDsteam G2'])
    expect(text()).toContain('(used)')
  })

  test('says where a tile does not fit', () => {
    const { press, answer, said } = mountItem(itemWith(gapMatch))
    press('sand')
    press('gap 1 of 2')
    expect(answer()).toBe(undefined)
    expect(said()).toBe('sand does not fit there.')
  })
})

test('graphic gap match calls a place by what is on it', () => {
  const interaction: GraphicGapMatchInteraction = {
    kind: 'graphicGapMatch',
    ...base,
    image: { href: '/picture', width: 300, height: 300, alt: '' },
    choices: [tile('root')],
    hotspots: [
      {
        identifier: 'H1',
        shape: 'rect',
        coords: [0, 200, 300, 300],
        matchMin: 0,
        matchMax: 1,
        label: 'The ground',
      },
    ],
  }
  const { press, answer, control } = mountItem(itemWith(interaction, 'multiple', 'directedPair'))
  expect(control('The ground').getAttribute('aria-label')).toBe('The ground: empty')
  press('root')
  press('The ground: empty')
  expect(answer()).toEqual(['IDroot H1'])
  expect(control('The ground').getAttribute('aria-label')).toBe('The ground: root')
})

test('a match as a table has a box for every line and column, called by both', () => {
  const interaction: MatchInteraction = {
    kind: 'match',
    ...base,
    class: 'qti-match-tabular',
    data: { 'data-first-column-header': 'Animal' },
    sources: [tile('Ant'), tile('Cow')],
    targets: [tile('four', 0), tile('six', 0)],
  }
  const { container, press, answer } = mountItem(itemWith(interaction))
  expect(container.querySelector('th')?.textContent).toBe('Animal')
  press('Ant: six')
  press('Cow: four')
  press('Ant: four')
  expect(answer()).toEqual(['IDCow IDfour', 'IDAnt IDfour'])
})
