import { describe, expect, test } from 'vitest'
import type {
  ChoiceInteraction,
  GraphicOrderInteraction,
  HotspotInteraction,
  HottextInteraction,
  PublicInteraction,
} from '#lib/qti/item/public/public-content.ts'
import { itemWith, mountItem } from '#scripts/testing/page/mount-item.tsx'

const base = { responseIdentifier: 'RESPONSE_SECRET' }
const image = { href: '/picture', width: 300, height: 300, alt: 'Three areas' }
const areas = [
  { identifier: 'IDA', shape: 'rect' as const, coords: [0, 0, 90, 90] },
  { identifier: 'IDB', shape: 'circle' as const, coords: [150, 150, 20] },
  { identifier: 'IDC', shape: 'poly' as const, coords: [200, 300, 300, 300, 300, 210], label: 'The corner' },
]

const choice = (more: Partial<ChoiceInteraction>): PublicInteraction => ({
  kind: 'choice',
  ...base,
  minChoices: 0,
  maxChoices: 2,
  orientation: 'vertical',
  choices: ['One', 'Two', 'Three'].map((text) => ({ identifier: `ID${text}`, body: [text] })),
  ...more,
})
const hotspot = (more: Partial<HotspotInteraction> = {}): PublicInteraction => ({
  kind: 'hotspot',
  ...base,
  image,
  minChoices: 0,
  maxChoices: 1,
  hotspots: areas,
  ...more,
})
const hottext: HottextInteraction = {
  kind: 'hottext',
  ...base,
  minChoices: 1,
  maxChoices: 2,
  body: [
    'The ',
    { kind: 'hottextChoice', identifier: 'IDA', body: ['cat'] },
    ' sees ',
    { kind: 'hottextChoice', identifier: 'IDB', body: ['two'] },
    { kind: 'hottextChoice', identifier: 'IDC', body: ['dogs'] },
  ],
}

describe('choice', () => {
  test('takes no more than it may, says so in the author’s words, and takes one again once one is free', () => {
    const data = { 'data-max-selections-message': 'Two are enough.' }
    const { press, answer, said } = mountItem(itemWith(choice({ data })))
    press('1One')
    press('2Two')
    expect(answer()).toEqual(['IDOne', 'IDTwo'])
    press('3Three')
    expect(answer()).toEqual(['IDOne', 'IDTwo'])
    expect(said()).toContain('Two are enough.')
  })

  test('says how many are asked for', () => {
    expect(mountItem(itemWith(choice({ minChoices: 2 }))).text()).toContain('Choose 2 answers. Chosen: 0.')
    expect(mountItem(itemWith(choice({ maxChoices: 0 }))).text()).toContain(
      'Choose all answers that are right.',
    )
    expect(mountItem(itemWith(choice({ minChoices: 2, maxChoices: 3 }))).text()).toContain('2 to 3 answers')
  })

  test('labels its choices as the author asks', () => {
    const classes = 'qti-labels-lower-alpha qti-labels-suffix-parenthesis'
    const { container } = mountItem(itemWith(choice({ class: classes })))
    expect([...container.querySelectorAll('label')].map((row) => row.textContent)).toEqual([
      'a)One',
      'b)Two',
      'c)Three',
    ])
    expect(mountItem(itemWith(choice({ class: 'qti-labels-none' }))).text()).not.toContain('1')
  })
})

describe('hotspot', () => {
  test('is a button for each area, called by its label or its place and never by its identifier', () => {
    const { container } = mountItem(itemWith(hotspot()))
    const names = [...container.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))
    expect(names).toEqual(['Area 1 of 3, top left', 'Area 2 of 3, centre', 'The corner'])
    expect(container.textContent).not.toMatch(/ID[ABC]|RESPONSE_SECRET/)
  })

  test('moves the one answer to the area pressed last, and takes it back', () => {
    const { press, answer, control } = mountItem(itemWith(hotspot(), 'single'))
    press('Area 1 of 3, top left')
    press('The corner')
    expect(answer()).toBe('IDC')
    expect(control('The corner').getAttribute('aria-pressed')).toBe('true')
    press('The corner')
    expect(answer()).toBe(null)
  })

  test('shows the areas also where the picture cannot be had', () => {
    const { container } = mountItem(itemWith(hotspot({ image: { width: 300, height: 300, alt: 'A map' } })))
    expect(container.textContent).toContain('A map')
    expect(container.querySelectorAll('button')).toHaveLength(3)
  })

  test('says in a review of every area what it was', () => {
    const review = { correct: false, correctResponses: { RESPONSE_SECRET: ['IDB'] } }
    const { container } = mountItem(itemWith(hotspot({ maxChoices: 0 })), {
      review,
      start: { RESPONSE_SECRET: ['IDA'] },
    })
    expect([...container.querySelectorAll('li')].map((line) => line.textContent)).toEqual([
      'Area 1 of 3, top leftYour answer, not yet',
      'Area 2 of 3, centreCorrect answer',
    ])
  })
})

describe('graphic order', () => {
  const order: GraphicOrderInteraction = {
    kind: 'graphicOrder',
    ...base,
    image,
    minChoices: 0,
    maxChoices: 0,
    hotspots: areas,
  }

  test('numbers the areas as they are pressed and moves up those behind one that is taken away', () => {
    const { press, answer, control } = mountItem(itemWith(order, 'ordered'))
    press('The corner')
    press('Area 1 of 3')
    press('Area 2 of 3')
    expect(answer()).toEqual(['IDC', 'IDA', 'IDB'])
    expect(control('Area 2 of 3').getAttribute('aria-label')).toBe('Area 2 of 3, centre, number 3')
    press('The corner')
    expect(answer()).toEqual(['IDA', 'IDB'])
  })

  test('asks for all areas where the author sets no limit', () => {
    expect(mountItem(itemWith(order, 'ordered')).text()).toContain('Number 3 areas.')
  })
})

describe('hottext', () => {
  test('is words to press inside their text, no more than allowed', () => {
    const { press, answer, said, text } = mountItem(itemWith(hottext))
    expect(text()).toContain('The cat sees')
    press('cat')
    press('two')
    press('dogs')
    expect(answer()).toEqual(['IDA', 'IDB'])
    expect(said()).toContain('Take one away first.')
  })
})
