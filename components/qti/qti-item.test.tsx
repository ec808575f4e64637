import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import type { Review } from './answer/answer-context.ts'
import { QtiItem } from './qti-item.tsx'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})

const choice: PublicInteraction = {
  kind: 'choice',
  responseIdentifier: 'RESPONSE_SECRET',
  prompt: ['Which is even?'],
  minChoices: 0,
  maxChoices: 1,
  orientation: 'vertical',
  choices: [
    { identifier: 'c1', body: ['Three'] },
    { identifier: 'c2', body: ['Four'] },
  ],
}

const order: PublicInteraction = {
  kind: 'order',
  responseIdentifier: 'RESPONSE_SECRET',
  orientation: 'vertical',
  choices: choice.choices,
}

const match: PublicInteraction = {
  kind: 'match',
  responseIdentifier: 'RESPONSE_SECRET',
  minAssociations: 0,
  maxAssociations: 0,
  sources: [{ identifier: 's1', body: ['Cat'], matchMin: 0, matchMax: 1 }],
  targets: [
    { identifier: 't1', body: ['Meow'], matchMin: 0, matchMax: 1 },
    { identifier: 't2', body: ['Woof'], matchMin: 0, matchMax: 1 },
  ],
}

function itemWith(
  interaction: PublicInteraction,
  cardinality: 'single' | 'multiple' | 'ordered',
): PublicItem {
  const responses = [{ identifier: 'RESPONSE_SECRET', cardinality, baseType: 'identifier' as const }]
  return { identifier: 'item', title: 'Item', stimuli: [], body: [interaction], responses }
}

function mount(item: PublicItem, options: { review?: Review; start?: LexicalResponses } = {}) {
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  let responses = options.start ?? {}
  const render = () =>
    root.render(<QtiItem item={item} responses={responses} onChange={keep} review={options.review ?? null} />)
  function keep(changed: LexicalResponses) {
    responses = changed
    render()
  }
  act(render)
  const press = (selector: string) => act(() => container.querySelector<HTMLElement>(selector)?.click())
  return { container, press, answer: () => responses }
}

describe('QtiItem', () => {
  test('the first HTML holds the question and its choices, and no response identifier', () => {
    const html = renderToString(<QtiItem item={itemWith(choice, 'single')} responses={{}} />)
    expect(html).toContain('Which is even?')
    expect(html).toContain('Four')
    expect(html).not.toContain('RESPONSE_SECRET')
  })

  test('nothing of an author but allowed elements and attributes reaches the page', () => {
    const item: PublicItem = {
      ...itemWith(choice, 'single'),
      body: [
        { kind: 'element', name: 'script', children: ['steal()'] },
        { kind: 'element', name: 'p', attributes: { onclick: 'steal()', style: 'color:red', id: 'main' } },
        { kind: 'element', name: 'a', attributes: { href: 'javascript:steal()' }, children: ['here'] },
        { kind: 'element', name: 'math', attributes: { href: 'javascript:steal()' }, children: ['x'] },
      ],
    }
    const html = renderToString(<QtiItem item={item} responses={{}} />)
    expect(html).not.toMatch(/<script|onclick|style=|id="main"|javascript:/)
    expect(html).toContain('here')
  })

  test('pressing a row answers with its choice, as one value', () => {
    const { press, answer } = mount(itemWith(choice, 'single'))
    press('label:nth-of-type(2) input')
    expect(answer()).toEqual({ RESPONSE_SECRET: 'c2' })
  })

  test('a variable that holds several values gets a list from radio buttons too', () => {
    const { press, answer } = mount(itemWith(choice, 'multiple'))
    press('label:nth-of-type(1) input')
    expect(answer()).toEqual({ RESPONSE_SECRET: ['c1'] })
  })

  test('moving a line answers with the whole order and says the new place', () => {
    const { container, press, answer } = mount(itemWith(order, 'ordered'))
    press('button[aria-label="Move Three down"]')
    expect(answer()).toEqual({ RESPONSE_SECRET: ['c2', 'c1'] })
    expect(container.querySelector('[role=status]')?.textContent).toBe('Three: now 2 of 2')
  })

  test('a source that may be used once moves to the target pressed last, and can be taken away', () => {
    const { press, answer } = mount(itemWith(match, 'multiple'))
    press('label:nth-of-type(1) input')
    press('label:nth-of-type(2) input')
    expect(answer()).toEqual({ RESPONSE_SECRET: ['s1 t2'] })
    press('label:nth-of-type(2) input')
    expect(answer()).toEqual({ RESPONSE_SECRET: null })
  })

  test('a review says in words which answer was given and which is correct, and takes no other', () => {
    const review = { correct: false, correctResponses: { RESPONSE_SECRET: 'c2' } }
    const { container } = mount(itemWith(choice, 'single'), { review, start: { RESPONSE_SECRET: 'c1' } })
    const [given, correct] = [...container.querySelectorAll('label')].map((row) => row.textContent)
    expect(given).toContain('Your answer, not yet')
    expect(correct).toContain('Correct answer')
    expect([...container.querySelectorAll('input')].every((input) => input.disabled)).toBe(true)
  })

  const written = (baseType: 'string' | 'float'): PublicItem => ({
    ...itemWith(choice, 'single'),
    body: [{ kind: 'textEntry', responseIdentifier: 'RESPONSE_SECRET', baseType }],
  })
  const reviewed = (item: PublicItem, given: string, key: string, correct: boolean) =>
    renderToString(
      <QtiItem
        item={item}
        responses={{ RESPONSE_SECRET: given }}
        review={{ correct, correctResponses: { RESPONSE_SECRET: key } }}
      />,
    )

  test('a review never contradicts the score: what was scored wrong is not called right beside it', () => {
    expect(reviewed(written('string'), 'kat ', 'kat', true)).toContain('Your answer, right')
    expect(reviewed(written('string'), 'kat ', 'kat', false)).not.toContain('right')
    expect(reviewed(written('float'), '3,5', '3.5', false)).not.toContain('right')
    expect(reviewed(written('float'), '3,4', '3.5', false)).toContain('Your answer, not yet')
    expect(reviewed(itemWith(choice, 'single'), 'c2', 'c2', false)).not.toContain('right')
  })

  test('a review never contradicts the score: what was scored right is right in every line', () => {
    const html = renderToString(
      <QtiItem
        item={itemWith(order, 'ordered')}
        responses={{ RESPONSE_SECRET: ['c2', 'c1'] }}
        review={{ correct: true, correctResponses: { RESPONSE_SECRET: ['c1', 'c2'] } }}
      />,
    )
    expect(html).not.toContain('ot yet')
  })

  test('of several blanks each is compared as the scorer does', () => {
    const item: PublicItem = {
      ...written('string'),
      body: ['A', 'B'].map((responseIdentifier) => ({
        kind: 'textEntry',
        responseIdentifier,
        baseType: 'string',
      })),
      responses: ['A', 'B'].map((identifier) => ({ identifier, cardinality: 'single', baseType: 'string' })),
    }
    const html = renderToString(
      <QtiItem
        item={item}
        responses={{ A: ' it’s', B: 'no' }}
        review={{ correct: false, correctResponses: { A: "it's", B: 'yes' } }}
      />,
    )
    expect(html.match(/Your answer, right/g)).toHaveLength(1)
    expect(html.match(/Your answer, not yet/g)).toHaveLength(1)
  })
})
