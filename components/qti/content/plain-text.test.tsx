import { expect, test } from 'vitest'
import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import { isPlain, plainText, questionText } from './plain-text.ts'

const element = (name: string, ...children: BodyNode[]): BodyNode => ({ kind: 'element', name, children })

test('a fraction, a power and a blank can be read in one line', () => {
  const fraction = element('math', element('mfrac', element('mn', '3'), element('mn', '4')))
  const power = element('math', element('msup', element('mi', 'x'), element('mn', '2')))
  const blank: BodyNode = { kind: 'textEntry', responseIdentifier: 'R', baseType: 'integer' }
  expect(plainText(['Is ', fraction, ' of\n ', power, ' =', blank, '?'])).toBe('Is 3/4 of x² = ___ ?')
})

test('a picture is its description, and the source of a formula is not shown twice', () => {
  const picture: BodyNode = { kind: 'element', name: 'img', attributes: { alt: 'a cat' } }
  const formula = element('semantics', element('mn', '5'), element('annotation', '\\five'))
  expect(plainText([picture, ' and ', formula])).toBe('a cat and 5')
})

test('what is raised or lowered is no digit of its number', () => {
  expect(plainText(['10', element('sup', '2'), ' H', element('sub', '2'), 'O'])).toBe('10² H₂O')
  expect(plainText(['10', element('sup', '½'), ' v', element('sub', 'Q')])).toBe('10^½ v_Q')
})

test('text says as much as an entry holds, or it does not', () => {
  const plain = [['one'], ['10', element('sup', '2')], [element('p', 'one ', element('span', 'two'))]]
  const rich = [
    [{ kind: 'element', name: 'img', attributes: { src: '/a.png', alt: 'a cat' } } as const],
    [element('math', element('msup', element('mi', 'x'), element('mn', '2')))],
    [element('b', 'one')],
    ['10', element('sup', '½')],
    ['10', element('sup', element('b', '2'))],
  ]
  expect(plain.map(isPlain)).toEqual([true, true, true])
  expect(rich.map(isPlain)).toEqual([false, false, false, false, false])
})

test('what is asked stands before the description of a picture', () => {
  const text = questionText({
    identifier: 'i',
    title: '',
    stimuli: [],
    responses: [],
    body: [
      { kind: 'element', name: 'img', attributes: { alt: 'A bar chart with four bars' } },
      {
        kind: 'choice',
        responseIdentifier: 'A',
        minChoices: 1,
        maxChoices: 1,
        orientation: 'vertical',
        prompt: ['Which bar is the tallest?'],
        choices: [],
      },
    ],
  })
  expect(text).toBe('Which bar is the tallest? A bar chart with four bars')
})

test('feedback that an answer earned is left out', () => {
  const feedback = {
    kind: 'element',
    name: 'span',
    attributes: { class: 'qti-feedback-inline' },
    children: ['Yes'],
  }
  const text = questionText({
    identifier: 'i',
    title: '',
    stimuli: [],
    responses: [],
    body: [{ kind: 'element', name: 'p', children: ['What is it?', { ...feedback, kind: 'element' }] }],
  })
  expect(text).toBe('What is it?')
})

test('a fraction is read as the one that it is', () => {
  const half = element('math', element('mfrac', element('mn', '1'), element('mn', '2')))
  const sum = element('mrow', element('mi', 'a'), element('mo', '+'), element('mn', '1'))
  const over = element('math', element('mfrac', sum, element('mn', '2')))
  expect(plainText(['3', half, ' cups, or ', half, ' of (', half, ')'])).toBe('3 1/2 cups, or 1/2 of (1/2)')
  expect(plainText([over])).toBe('(a+1)/2')
  expect(plainText([element('math', element('msup', element('mn', '2'), sum))])).toBe('2ᵃ⁺¹')
  expect(plainText([element('math', element('msup', element('mn', '2'), over))])).toBe('2^((a+1)/2)')
})
