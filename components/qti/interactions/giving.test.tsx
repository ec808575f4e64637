import { act } from 'react'
import { describe, expect, test } from 'vitest'
import { isAnswered } from '#components/qti/answer/to-submission.ts'
import type {
  EndAttemptInteraction,
  ExtendedTextInteraction,
  MediaInteraction,
  OrderInteraction,
  PortableCustomInteraction,
  PositionObjectInteraction,
  SelectPointInteraction,
  SliderInteraction,
} from '#lib/qti/item/public/public-content.ts'
import { itemWith, mountItem } from '#scripts/testing/page/mount-item.tsx'

const base = { responseIdentifier: 'RESPONSE_SECRET' }

function write(field: HTMLElement, text: string) {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  act(() => {
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('extended text', () => {
  const text = (more: Partial<ExtendedTextInteraction>): ExtendedTextInteraction => ({
    kind: 'extendedText',
    ...base,
    baseType: 'string',
    format: 'plain',
    minStrings: 0,
    maxStrings: 1,
    ...more,
  })

  test('counts characters as people do, and takes more than is expected', () => {
    const {
      control,
      answer,
      text: shown,
    } = mountItem(itemWith(text({ expectedLength: 3 }), 'single', 'string'))
    write(control('Your answer'), 'Oh 🙂!')
    expect(answer()).toBe('Oh 🙂!')
    expect(shown()).toContain('5 of about 3 characters')
  })

  test('has a field for each of several texts and sends those that are written', () => {
    const item = itemWith(text({ minStrings: 2, maxStrings: 3 }), 'multiple', 'string')
    const { control, answer } = mountItem(item)
    write(control('Answer 2 of 3'), 'second')
    expect(answer()).toEqual(['', 'second'])
    expect(isAnswered(item, { RESPONSE_SECRET: ['', 'second'] })).toBe(false)
    expect(isAnswered(item, { RESPONSE_SECRET: ['first', 'second'] })).toBe(true)
  })
})

describe('slider', () => {
  const slider: SliderInteraction = {
    kind: 'slider',
    ...base,
    baseType: 'integer',
    lowerBound: 0,
    upperBound: 10,
    step: 5,
    stepLabel: true,
    orientation: 'horizontal',
    reverse: false,
  }

  test('is no answer until it is set, and takes the place where it stands on Enter', () => {
    const item = itemWith(slider, 'single', 'integer')
    const { control, key, answer, text } = mountItem(item)
    expect(text()).toContain('Not set yet')
    expect(control('Your answer').getAttribute('aria-valuetext')).toBe('not set yet')
    expect(isAnswered(item, {})).toBe(false)
    key('Your answer', 'Enter')
    expect(answer()).toBe('0')
  })

  test('labels its steps', () => {
    expect(mountItem(itemWith(slider, 'single')).text()).toContain('0510')
  })
})

describe('points', () => {
  const select: SelectPointInteraction = {
    kind: 'selectPoint',
    ...base,
    image: { href: '/picture', width: 200, height: 100, alt: '' },
    minChoices: 0,
    maxChoices: 2,
  }

  test('are set with the arrow keys, a pixel at a time with Shift, and never beside the picture', () => {
    const { key, press, answer } = mountItem(itemWith(select, 'multiple', 'point'))
    key('Mark a point', 'ArrowRight')
    key('Mark a point', 'ArrowUp', { shiftKey: true })
    press('Mark a point')
    expect(answer()).toEqual(['105 49'])
    for (let presses = 0; presses < 30; presses++) key('Mark a point', 'ArrowLeft')
    press('Mark a point')
    expect(answer()).toEqual(['105 49', '0 49'])
  })

  test('are no more than allowed, and each can be taken away', () => {
    const start = { RESPONSE_SECRET: ['10 10', '20 20'] }
    const { press, answer, said } = mountItem(itemWith(select, 'multiple', 'point'), { start })
    press('Mark a point')
    expect(answer()).toEqual(['10 10', '20 20'])
    expect(said()).toContain('Take one away first.')
    press('Take away: 1: 5 % across, 10 % down')
    expect(answer()).toEqual(['20 20'])
  })

  test('one of several beside the key’s is not called wrong, for only the whole can be judged', () => {
    const review = { correct: false, correctResponses: { RESPONSE_SECRET: ['10 10', '50 50'] } }
    const start = { RESPONSE_SECRET: ['10 10', '51 51'] }
    const { container } = mountItem(itemWith(select, 'multiple', 'point'), { review, start })
    expect([...container.querySelectorAll('li')].map((line) => line.textContent)).toEqual([
      '5 % across, 10 % downYour answer, right',
      '26 % across, 51 % downYour answer',
      '25 % across, 50 % downCorrect answer',
    ])
  })

  test('an object is put by key where its centre is to be', () => {
    const object: PositionObjectInteraction = {
      ...select,
      kind: 'positionObject',
      maxChoices: 1,
      object: { href: '/object', width: 20, height: 20, alt: 'A stone' },
    }
    const { press, answer } = mountItem(itemWith(object, 'single', 'point'))
    press('Place the object')
    expect(answer()).toBe('100 50')
  })
})

describe('order of some', () => {
  const order: OrderInteraction = {
    kind: 'order',
    ...base,
    minChoices: 1,
    maxChoices: 2,
    orientation: 'vertical',
    choices: ['Red', 'Blue', 'Green'].map((text) => ({ identifier: `ID${text}`, body: [text] })),
  }

  test('begins empty, takes lines in and out, and is no answer as it stands', () => {
    const item = itemWith(order, 'ordered')
    const { press, answer } = mountItem(item)
    expect(isAnswered(item, {})).toBe(false)
    press('Blue')
    press('Red')
    expect(answer()).toEqual(['IDBlue', 'IDRed'])
    press('Move Red up')
    expect(answer()).toEqual(['IDRed', 'IDBlue'])
    press('Take away: Red')
    expect(answer()).toEqual(['IDBlue'])
  })
})

describe('media', () => {
  const media: MediaInteraction = {
    kind: 'media',
    ...base,
    autostart: true,
    minPlays: 1,
    maxPlays: 2,
    loop: false,
    media: { kind: 'element', name: 'audio', attributes: { src: '/tones.webm' } },
  }

  test('counts what is played to its end, never starts by itself, and says how many plays are left', () => {
    const item = itemWith(media, 'single', 'integer')
    const { container, answer, text } = mountItem(item)
    const player = container.querySelector('audio')
    expect(player?.autoplay).toBe(false)
    expect(player?.controls).toBe(false)
    act(() => {
      player?.dispatchEvent(new Event('ended'))
    })
    expect(answer()).toBe('1')
    expect(text()).toContain('Plays left: 1.')
    expect(isAnswered(item, {})).toBe(false)
    expect(isAnswered(item, { RESPONSE_SECRET: '1' })).toBe(true)
  })
})

describe('a custom interaction', () => {
  const custom = (hrefs: string[]): PortableCustomInteraction => ({
    kind: 'portableCustom',
    ...base,
    typeIdentifier: 'urn:secret',
    module: 'secret',
    modules: [{ identifier: 'secret', hrefs }],
    styles: [],
    templateVariables: {},
    contextVariables: {},
    properties: {},
    markup: ['secret'],
  })

  test('whose module is not there says that it cannot be shown, and is not taken for answered', () => {
    const item = itemWith(custom([]), 'single', 'string')
    const { text } = mountItem(item)
    expect(text()).toContain('cannot be shown here')
    expect(text()).not.toContain('secret')
    expect(isAnswered(item, {})).toBe(false)
  })

  test('that can be shown waits for its answer, which is reviewed as text', () => {
    const item = itemWith(custom(['/module']), 'record')
    expect(isAnswered(item, {})).toBe(false)
    const given = '{"record":[{"name":"x","base":{"integer":3}}]}'
    expect(isAnswered(item, { RESPONSE_SECRET: given })).toBe(true)
    const { text, container } = mountItem(item, {
      start: { RESPONSE_SECRET: [given] },
      review: { correct: false, correctResponses: { RESPONSE_SECRET: given.replace('3', '4') } },
    })
    expect(text()).toContain('x: 3Your answer, not yet')
    expect(text()).toContain('A correct answerx: 4')
    expect(container.querySelector('iframe')).toBe(null)
  })
})

test('the button that ends an attempt sends its form with its press, whatever else is missing', () => {
  const button: EndAttemptInteraction = { kind: 'endAttempt', ...base, title: 'Show me a hint' }
  const item = itemWith(button, 'single', 'boolean')
  const { container, press, answer } = mountItem(item)
  const form = document.createElement('form')
  container.replaceWith(form)
  form.append(container)
  let sent: unknown
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sent = answer()
  })
  press('Show me a hint')
  expect(sent).toBe('true')
  expect(isAnswered(item, { RESPONSE_SECRET: 'true' })).toBe(true)
})
