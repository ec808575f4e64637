import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from './read-number.ts'

describe('readNumber', () => {
  it.each([
    ['-3.5', -3.5],
    ['−3,5', -3.5],
    ['–3.5', -3.5],
    ['— 3.5', -3.5],
    ['− 3,5', -3.5],
    ['+7', 7],
    ['007', 7],
    ['.5', 0.5],
    ['5.', 5],
    [' 1e-3 ', 0.001],
    ['1,5E3', 1500],
    ['2 × 10^3', 2000],
    ['2·10³', 2000],
    ['4×10⁻²', 0.04],
    ['３．５', 3.5],
    ['－３，５', -3.5],
    ['٣٫٥', 3.5],
    ['٣،٥', 3.5],
    ['۱۲٫۵', 12.5],
    ['१२.५', 12.5],
    ['\u200f-٣٫٥', -3.5],
    ['١٬٠٠٠', 1000],
    ['1 000', 1000],
    ['1\u00a0000,5', 1000.5],
    ['1\u202f000', 1000],
    ["1'000", 1000],
    ['1’000.50', 1000.5],
    ['1.000.000', 1_000_000],
    ['1,000,000.25', 1_000_000.25],
    ['1.000,5', 1000.5],
    ['12,34,567', 1_234_567],
    ['0,500', 0.5],
    ['1234,567', 1234.567],
    ['3·5', 3.5],
    ['1/2', 0.5],
    ['1⁄2', 0.5],
    ['½', 0.5],
    ['1½', 1.5],
    ['1 1/2', 1.5],
    ['-1 1/2', -1.5],
    ['−¾', -0.75],
    ['1 000 1/2', 1000.5],
    ['$5', 5],
    ['-€3,50', -3.5],
    ['5 €', 5],
    ['50 %', 50],
    ['12°', 12],
    ['10/25', 0.4],
    ['10 / 25', 0.4],
    ['1 + 1/2', 1.5],
    ['12 000 10/25', 12_000.4],
    ['1e10', 1e10],
    ['1e+12', 1e12],
    ['2×10^12', 2e12],
    ['2 × 10^ -12', 2e-12],
    ['2*10⁺¹²', 2e12],
    ['1,000e3', 1_000_000],
    ['﹢5', 5],
    ['1'.repeat(200), Number('1'.repeat(200))],
  ])('reads %j as a float', (text, value) => {
    expect(readNumber(text, 'float')?.value).toBe(value)
  })

  it.each([
    '',
    '-',
    'abc',
    '1,2,3',
    '12 34',
    '1,234,5',
    '1/0',
    '1/2/3',
    '--5',
    '1e400',
    'Infinity',
    '0x1F',
    '10²',
    '5€5',
    '1%2',
    '1234 000',
    '1 0000',
    '1 0000 000',
    '1 2 000',
    '1 00 00',
    '0 000',
    '2×10³4',
    'x2e3',
    '2e3x',
    '1/2x',
    'x1/2',
    '1'.repeat(201),
  ])('finds no number in %j', (text) => {
    expect(readNumber(text, 'float')).toBe(null)
  })

  it.each([
    ['−12', -12],
    ['١٢', 12],
    ['1,000', 1000],
    ['1.000', 1000],
    ['1 000 000', 1_000_000],
  ])('reads %j as a whole number', (text, value) => {
    expect(readNumber(text, 'integer')?.value).toBe(value)
  })

  it.each(['1.5', '3,0', '0,500', '1/2', '½', '1e3', '9007199254740993'])(
    'finds no whole number in %j',
    (text) => {
      expect(readNumber(text, 'integer')).toBe(null)
    },
  )

  it('says the other way where a text can be read in two', () => {
    expect(readNumber('1,000', 'float')).toEqual({ value: 1000, reading: '1000', otherReading: '1.000' })
    expect(readNumber('1.000', 'float')).toEqual({ value: 1, reading: '1.000', otherReading: '1000' })
    expect(readNumber('−1,234', 'float')).toEqual({ value: -1234, reading: '-1234', otherReading: '-1.234' })
    expect(readNumber('1.000', 'integer')).toEqual({ value: 1000, reading: '1000', otherReading: '1' })
    expect(readNumber('12,345', 'float')).toEqual({ value: 12_345, reading: '12345', otherReading: '12.345' })
    expect(readNumber('1,000e3', 'float')).toEqual({ value: 1e6, reading: '1000e3', otherReading: '1.000e3' })
    expect(readNumber('12.000', 'integer')).toEqual({ value: 12_000, reading: '12000', otherReading: '12' })
    expect(readNumber('1.000.000', 'integer')).toEqual({ value: 1_000_000, reading: '1000000' })
    expect(readNumber('1,000', 'integer')).toEqual({ value: 1000, reading: '1000' })
    expect(readNumber('1234', 'integer')).toEqual({ value: 1234, reading: '1234' })
    expect(readNumber('1e3', 'float')).toEqual({ value: 1000, reading: '1e3' })
    for (const text of ['3,5', '0,500', '1,000,000', '1000', '1.0000'])
      expect(readNumber(text, 'float')).not.toHaveProperty('otherReading')
  })

  it.each([
    ['+7', '+7'],
    ['﹢7', '+7'],
    ['− 3,5', '-3.5'],
    ['1/2', '1/2'],
    ['-½', '-1/2'],
    ['1½', '1 1/2'],
    ['1 000 1/2', '1000 1/2'],
    ['2·10³', '2e3'],
    ['4×10⁻²', '4e-2'],
    ['٣٫٥', '3.5'],
    ['5 €', '5'],
  ])('says of %j that it was read as %s', (text, reading) => {
    expect(readNumber(text, 'float')?.reading).toBe(reading)
  })

  it('has no negative zero', () => {
    expect(readNumber('−0', 'float')?.value).toBe(0)
  })

  const plain = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((units) => units / 100)
  const locales = [
    'en',
    'de',
    'fr',
    'sv',
    'de-CH',
    'en-IN',
    'ar-EG',
    'fa',
    'hi-u-nu-deva',
    'bn',
    'my',
    'ru',
    'pl',
  ]
  it.each(locales)('reads back what %s writes', (locale) => {
    const { format } = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    fc.assert(
      fc.property(plain, (value) => {
        expect(readNumber(format(value), 'float')?.value).toBe(value)
      }),
    )
  })

  it('reads its own reading as the same number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,/ -−½٣٫e'") }), (text) => {
        const read = readNumber(text, 'float')
        if (read) expect(readNumber(read.reading, 'float')?.value).toBe(read.value)
      }),
    )
  })

  it('gives up on a text that is too long for a number', () => {
    expect(readNumber('1'.repeat(100_000), 'float')).toBe(null)
  })
})
