import { act } from 'react'
import { createRoot } from 'react-dom/client'
import type { Review } from '#components/qti/answer/answer-context.ts'
import { QtiItem } from '#components/qti/qti-item.tsx'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { assert } from '#lib/std/assert.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

type Response = PublicItem['responses'][number]

/** An item of one interaction, whose response is called `RESPONSE_SECRET`. */
export function itemWith(
  interaction: PublicInteraction,
  cardinality: Response['cardinality'] = 'multiple',
  baseType: NonNullable<Response['baseType']> = 'identifier',
): PublicItem {
  const responses = [{ identifier: 'RESPONSE_SECRET', cardinality, baseType }]
  return { identifier: 'item', title: 'Item', stimuli: [], body: [interaction], responses }
}

/** The item in a page, with an answer that changes as the student changes it. */
export function mountItem(item: PublicItem, options: { review?: Review; start?: LexicalResponses } = {}) {
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

  /** The control whose accessible name is, or begins with, `name`. */
  function control(name: string): HTMLElement {
    const all = [...container.querySelectorAll<HTMLElement>('button, input, textarea, select')]
    const named = all.map((element) => ({ element, text: nameOf(element) }))
    const found = named.find(({ text }) => text === name) ?? named.find(({ text }) => text.startsWith(name))
    assert(found, `there is a control called ${name}: ${named.map(({ text }) => text).join(' | ')}`)
    return found.element
  }
  return {
    container,
    control,
    press: (name: string) => act(() => control(name).click()),
    key: (name: string, key: string, more: KeyboardEventInit = {}) =>
      act(() => {
        control(name).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
      }),
    answer: () => responses.RESPONSE_SECRET,
    text: () => container.textContent ?? '',
    said: () =>
      [...container.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' '),
  }
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label') ?? element.textContent ?? ''
  const own = label || (element.closest('label')?.textContent ?? '')
  return own.replace(/\s+/g, ' ').trim()
}
