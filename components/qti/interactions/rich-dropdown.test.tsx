import { act } from 'react'
import { describe, expect, test } from 'vitest'
import type { BodyNode, InlineChoiceInteraction } from '#lib/qti/item/public/public-content.ts'
import { itemWith, mountItem } from '#scripts/testing/page/mount-item.tsx'

const element = (name: string, children: BodyNode[] = [], attributes = {}): BodyNode => ({
  kind: 'element',
  name,
  attributes,
  children,
})

const dropdown = (...bodies: BodyNode[][]): InlineChoiceInteraction => ({
  kind: 'inlineChoice',
  responseIdentifier: 'RESPONSE_SECRET',
  choices: bodies.map((body, at) => ({ identifier: `choice-${at + 1}`, body })),
})

const power = [element('math', [element('msup', [element('mn', ['10']), element('mn', ['2'])])])]
const picture = [element('p', [element('img', [], { src: '/cat.png', alt: 'a cat' })])]
const rich = itemWith(dropdown(['102'], power, picture), 'single')
const list = 'Your answer'

describe('a dropdown', () => {
  test('of plain entries is the list of the browser, and raises what is raised', () => {
    const { container } = mountItem(itemWith(dropdown(['102'], ['10', element('sup', ['2'])]), 'single'))
    const options = [...container.querySelectorAll('select option')]
    expect(options.map(({ textContent }) => textContent)).toEqual(['Choose…', '102', '10²'])
  })

  test('shows formulas and pictures as the author wrote them, and lets one be pressed', () => {
    const { container, press, answer } = mountItem(rich)
    expect(container.querySelector('select')).toBeNull()
    press(list)
    const options = [...container.querySelectorAll('[role=option]')]
    expect(options[2]?.querySelector('msup')?.textContent).toBe('102')
    expect(options[3]?.querySelector('img')?.getAttribute('alt')).toBe('a cat')
    expect(options[3]?.querySelector('p')).toBeNull()
    act(
      () => void options[3]?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true })),
    )
    expect(answer()).toBe('choice-3')
    expect(container.querySelector('[role=combobox] img')).not.toBeNull()
    expect(container.querySelector('[role=listbox]')?.hasAttribute('hidden')).toBe(true)
  })

  test('is used from the keyboard as the browser’s own is', () => {
    const { container, key, answer } = mountItem(rich)
    const isOpen = () => container.querySelector('[role=combobox]')?.getAttribute('aria-expanded')
    key(list, 'ArrowDown')
    key(list, 'ArrowDown')
    key(list, 'ArrowDown')
    expect(isOpen()).toBe('true')
    key(list, 'Enter')
    expect([answer(), isOpen()]).toEqual(['choice-2', 'false'])
    key(list, ' ')
    key(list, 'a')
    key(list, ' ')
    expect(answer()).toBe('choice-3')
    key(list, 'ArrowUp')
    key(list, 'Home')
    key(list, 'Escape')
    expect([answer(), isOpen()]).toEqual(['choice-3', 'false'])
    key(list, 'ArrowUp')
    key(list, 'Home')
    key(list, 'Enter')
    expect(answer()).toBeNull()
  })

  test('says after the answer which entry was right, as it looks', () => {
    const { container } = mountItem(rich, {
      start: { RESPONSE_SECRET: 'choice-1' },
      review: { correctResponses: { RESPONSE_SECRET: 'choice-2' }, correct: false },
    })
    expect(container.querySelectorAll('msup').length).toBe(2)
    expect(container.textContent).toContain('Correct answer:')
  })
})
