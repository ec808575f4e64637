import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, matchPattern } from './text-pattern.ts'

function matches(source: string, text: string): boolean | null | string {
  const compiled = compilePattern(source)
  return compiled.ok ? matchPattern(compiled.value, text) : compiled.error
}

describe('matchPattern', () => {
  it.each([
    ['[A-Z]{2}\\d{2}', 'AB12', true],
    ['[A-Z]{2}\\d{2}', 'xAB12', false],
    ['york', 'York', false],
    ['^york$', 'york', true],
    ['\\$5', '$5', true],
    ['a|b|cd', 'cd', true],
    ['a|b|cd', 'abcd', false],
    ['(ab)*', '', true],
    ['(ab)*c?', 'ababc', true],
    ['(?:a|b)+', 'abba', true],
    ['a{2,}', 'aaaa', true],
    ['a{2,3}', 'aaaa', false],
    ['a{,3}', 'aa', '"{" needs one or two numbers'],
    ['.', '😀', true],
    ['[^a-c]', 'd', true],
    ['[^a-c]', 'b', false],
    ['[a-z-[aeiou]]+', 'xyz', true],
    ['[a-z-[aeiou]]+', 'xaz', false],
    ['[-+]?\\d+', '-12', true],
    ['\\p{Lu}\\P{Lu}', 'Éa', true],
    ['\\s\\S\\w\\W', ' aa.', true],
    ['\\i\\c*', '_a-1', true],
    ['a\\.b', 'axb', false],
    ['.*\\n', 'a\n', true],
  ])('%s on %j is %j', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected)
  })

  it.each([
    '(',
    ')',
    'a**b(',
    '*a',
    '[',
    '[]',
    '[b-a]',
    '(a)\\1',
    '(?=a)',
    '\\p{Nope}',
    'a{3,2}',
    'a{2',
    '\\',
  ])('refuses %s with a reason', (source) => {
    expect(compilePattern(source)).toMatchObject({ ok: false, error: expect.any(String) })
  })

  it('refuses patterns that grow beyond measure', () => {
    expect(compilePattern('((a{999}){999}){999}').ok).toBe(false)
    expect(compilePattern('('.repeat(5000)).ok).toBe(false)
  })

  it('ends at once where a backtracking matcher would not', () => {
    expect(matches('(a+)+b', 'a'.repeat(50_000))).toBe(false)
    expect(matches('(a|aa|a?)*c', 'a'.repeat(20_000))).toBe(false)
  })

  it('gives up on a text too long for its pattern', () => {
    expect(matches('(a?){4000}', 'a'.repeat(100_000))).toBe(null)
  })

  it('agrees with an anchored regular expression', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '(a|b)', '(ab)?', 'a*', 'b+', '.', 'a{1,2}')
    const source = fc.array(atom, { maxLength: 5 }).map((atoms) => atoms.join(''))
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(source, text, (pattern, input) => {
        expect(matches(pattern, input)).toBe(new RegExp(`^(?:${pattern})$`).test(input))
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (pattern, input) => void matches(pattern, input)))
  })
})
