import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasAnswer, isBlank, isGiven, normalText } from './normal-text.ts'

describe('normalText', () => {
  it.each([
    ['white space around', ' kat\n', 'kat'],
    ['runs of space inside', 'New\t  York', 'New York'],
    ['no-break and narrow spaces', '10\u00a0000\u202fm\u2009x', '10 000 m x'],
    ['zero-width spaces and marks', '\ufeffka\u200bt\u200d\u2060\u200e', 'kat'],
    ['soft hyphens', 'co\u00adoperate', 'cooperate'],
    ['letters composed of two signs', 'cafe\u0301', 'café'],
    ['curly single quotes', 'it’s ‘so’', "it's 'so'"],
    ['curly double quotes', '“yes„', '"yes"'],
    ['primes', '5′ 6″', '5\' 6"'],
    ['the fraction slash', '1⁄2', '1/2'],
    ['the division slash', '3∕4', '3/4'],
    ['fractions of one sign', '½', '1/2'],
    ['mixed numbers', '1½', '1 1/2'],
    ['a fraction behind a letter', 'x½', 'x1/2'],
    ['minus signs and hyphens', '−3 – well‑known', '-3 - well-known'],
    ['wide letters, digits and signs', 'Ｋａｔ　１２！', 'Kat 12!'],
    ['an accent on a wide letter', 'ｃａｆｅ\u0301', 'café'],
    ['letters that are joined', 'ﬁnd oﬃce ﬂoor', 'find office floor'],
    ['dots of one sign', 'and so on…', 'and so on...'],
  ])('writes %s in one way', (_, text, normal) => {
    expect(normalText(text)).toBe(normal)
  })

  it.each(['Kat', 'a—b', '«a»', '`x`', '10²', 'H₂O', 'カ', 'ｶ', 'x × y'])('leaves %s as it is', (text) => {
    expect(normalText(text)).toBe(text)
  })

  it('is its own normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalText(normalText(text))).toBe(normalText(text))
      }),
    )
  })

  it('takes time that grows with the text and no faster', () => {
    for (const long of [' '.repeat(100_000), 'a '.repeat(50_000), '’'.repeat(100_000), '1'.repeat(100_000)]) {
      const before = process.cpuUsage()
      normalText(long)
      expect(process.cpuUsage(before).user).toBeLessThan(500_000)
    }
  })

  it.each(['', ' ', '\u00a0', '\u200b', ' \u3000\ufeff\n'])('finds nothing written in %j', (text) => {
    expect(isBlank(text)).toBe(true)
  })
})

it.each(['0', ' a ', 'ü', '.', ['x'], ['', 'x'], [null, 'x']])('%j is given', (value) => {
  expect(isGiven(value)).toBe(true)
})

it.each([
  '',
  ' ',
  '\u00a0\u200b',
  [],
  [''],
  ['', ' '],
  null,
  undefined,
  0,
  7,
  true,
  {},
  { a: 'x' },
  [7],
  [['x']],
])('%j is not given', (value) => {
  expect(isGiven(value)).toBe(false)
})

it('an answer is there as soon as one part of it is given', () => {
  expect(hasAnswer({ A: '', B: ['', 'x'] })).toBe(true)
  expect(hasAnswer({ A: 'x' })).toBe(true)
  expect(hasAnswer({ A: '', B: [' '] })).toBe(false)
  expect(hasAnswer({})).toBe(false)
})
