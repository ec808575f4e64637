import { describe, expect, it } from 'vitest'
import { recordOfText } from './read-responses.ts'
import { toPlain } from './score-item.ts'

describe('recordOfText', () => {
  it.each([
    ['0.050', { floatValue: 0.05, leftDigits: 1, rightDigits: 3, ndp: 3, nsf: 2 }],
    ['1200', { floatValue: 1200, integerValue: 1200, leftDigits: 4, rightDigits: 0, ndp: 0, nsf: 2 }],
    [
      '-1.5e3',
      { floatValue: -1500, integerValue: -1500, leftDigits: 1, rightDigits: 1, ndp: 0, nsf: 2, exponent: 3 },
    ],
    ['twelve', {}],
    ['.', {}],
  ])('tells the digits of %s', (text, expected) => {
    expect(toPlain(recordOfText(text))).toEqual({ stringValue: text, ...expected })
  })

  it('is NULL for an empty text', () => {
    expect(recordOfText('')).toBe(null)
  })
})
