import { expect, test } from 'vitest'
import type { BodyNode } from '#lib/qti/public/public-item.ts'
import { plainText } from './plain-text.ts'

const element = (name: string, ...children: BodyNode[]): BodyNode => ({ kind: 'element', name, children })

test('a fraction, a power and a blank can be read in one line', () => {
  const fraction = element('math', element('mfrac', element('mn', '3'), element('mn', '4')))
  const power = element('math', element('msup', element('mi', 'x'), element('mn', '2')))
  const blank: BodyNode = { kind: 'textEntry', responseIdentifier: 'R', baseType: 'integer' }
  expect(plainText(['Is ', fraction, ' of\n ', power, ' =', blank, '?'])).toBe('Is 3/4 of x^2 = ___ ?')
})

test('a picture is its description, and the source of a formula is not shown twice', () => {
  const picture: BodyNode = { kind: 'element', name: 'img', attributes: { alt: 'a cat' } }
  const formula = element('semantics', element('mn', '5'), element('annotation', '\\five'))
  expect(plainText([picture, ' and ', formula])).toBe('a cat and 5')
})
