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

  it('has a text and a fraction, and whole numbers else (QTI 3, text entry bound to a record)', () => {
    const fields = recordOfText('-1.5e3')
    const types = fields?.cardinality === 'record' ? Object.entries(fields.fields) : []
    expect(Object.fromEntries(types.map(([name, { baseType }]) => [name, baseType]))).toEqual({
      ...{ stringValue: 'string', floatValue: 'float', integerValue: 'integer' },
      ...{
        leftDigits: 'integer',
        rightDigits: 'integer',
        ndp: 'integer',
        nsf: 'integer',
        exponent: 'integer',
      },
    })
  })

  it('is NULL for an empty text', () => {
    expect(recordOfText('')).toBe(null)
  })
})

describe('the digits of a text', () => {
  it.each<[string, object]>([
    ['007.10', { floatValue: 7.1, leftDigits: 3, rightDigits: 2, ndp: 2, nsf: 3 }],
    ['100', { floatValue: 100, integerValue: 100, leftDigits: 3, rightDigits: 0, ndp: 0, nsf: 1 }],
    ['100.0', { floatValue: 100, integerValue: 100, leftDigits: 3, rightDigits: 1, ndp: 1, nsf: 4 }],
    ['.25', { floatValue: 0.25, leftDigits: 0, rightDigits: 2, ndp: 2, nsf: 2 }],
    ['1.25e-2', { floatValue: 0.0125, leftDigits: 1, rightDigits: 2, ndp: 4, nsf: 3, exponent: -2 }],
    [
      '1.25e5',
      {
        floatValue: 125_000,
        integerValue: 125_000,
        leftDigits: 1,
        rightDigits: 2,
        ndp: 0,
        nsf: 3,
        exponent: 5,
      },
    ],
    ['1/2', { floatValue: 0.5 }],
    ['4/2', { floatValue: 2, integerValue: 2 }],
    ['0', { floatValue: 0, integerValue: 0, leftDigits: 1, rightDigits: 0, ndp: 0, nsf: 0 }],
    ['+3', { floatValue: 3, integerValue: 3, leftDigits: 1, rightDigits: 0, ndp: 0, nsf: 1 }],
  ])('%s: %j', (text, expected) => {
    expect(toPlain(recordOfText(text))).toEqual({ stringValue: text, ...expected })
  })
})
