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

  /** Character by character, by the sets of XML Schema 1.1 part 2, appendix G. */
  it.each([
    ['\\d', ['7', '٣'], ['x', '½', '²']],
    ['\\D', ['x', ' '], ['7', '٣']],
    ['\\s', [' ', '\t', '\n', '\r'], ['\u00a0', 'x']],
    ['\\S', ['x', '\u00a0'], [' ', '\t', '\n', '\r']],
    ['\\w', ['a', 'é', '7', '+'], ['_', '.', ' ', '\u200e']],
    ['\\W', ['.', ' ', '_'], ['a', '7']],
    ['\\i', ['a', 'Ⅳ', '_', ':'], ['7', '-', '.']],
    ['\\I', ['7', '-'], ['a', '_']],
    ['\\c', ['a', '7', '_', ':', '.', '-', '·', 'Ⅳ', '\u0301'], [' ', '+']],
    ['\\C', [' ', '+'], ['a', '-']],
    ['\\n', ['\n'], ['n', '\r']],
    ['\\r', ['\r'], ['r', '\n']],
    ['\\t', ['\t'], ['t', ' ']],
    ['\\-', ['-'], ['\\']],
    ['\\\\', ['\\'], ['/']],
    ['\\p{L}', ['a', 'É'], ['7']],
    ['\\p{Nd}', ['7'], ['a', 'Ⅳ']],
    ['\\P{L}', ['7'], ['a']],
    ['\\p{Sc}', ['€'], ['+']],
    ['.', ['a', ' ', '😀'], ['\n', '\r']],
    ['[^x]', ['a', '\n'], ['x']],
    ['[a-c]', ['a', 'b', 'c'], ['d', '`', '-']],
    ['[c]', ['c'], ['b']],
    ['[c-c]', ['c'], ['b', 'd', '-']],
    ['[-a]', ['-', 'a'], ['b']],
    ['[a-]', ['-', 'a'], ['b']],
    ['[a\\]]', ['a', ']'], ['\\']],
    ['[\\d\\-]', ['7', '-'], ['a']],
    ['[+-\\-]', ['+', ',', '-'], ['.', '\\']],
    ['[a-z-[b-y]]', ['a', 'z'], ['b', 'y', '-']],
    ['[^a-z-[0-9]]', ['A'], ['a', '5']],
    ['[.]', ['.'], ['a']],
    ['[*+?]', ['*', '+', '?'], ['a']],
    ['[$]', ['$'], ['a']],
  ] as [string, string[], string[]][])('%s is one of %j and none of %j', (source, those, others) => {
    for (const character of those) expect([character, matches(source, character)]).toEqual([character, true])
    for (const character of others)
      expect([character, matches(source, character)]).toEqual([character, false])
  })

  it.each([
    ['a{3}', 'aaa', true],
    ['a{3}', 'aa', false],
    ['a{3}', 'aaaa', false],
    ['a{2,}', 'a', false],
    ['a{2,}', 'aa', true],
    ['a{2,3}', 'a', false],
    ['a{2,3}', 'aa', true],
    ['a{2,3}', 'aaa', true],
    ['a{0}b', 'b', true],
    ['a{10}', 'aaaaaaaaaa', true],
    ['a{1,12}', 'aaaaaaaaaaaa', true],
    ['a+', '', false],
    ['a+', 'a', true],
    ['a+', 'aaa', true],
    ['a?b', 'b', true],
    ['a?b', 'ab', true],
    ['a?b', 'aab', false],
    ['a*?b', 'aab', true],
    ['a+?b', 'b', false],
    ['a??b', 'ab', true],
    ['a{2}?b', 'aab', true],
    ['a||b', '', true],
    ['|a', 'a', true],
    ['()', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a|b|c', 'b', true],
    ['(a|b)c', 'bc', true],
    ['(a|b)c', 'b', false],
    ['a^b', 'ab', false],
    ['a$b', 'ab', false],
    ['(^a|b)c', 'ac', true],
    ['x(^a|b)c', 'xac', false],
    ['a(b$|c)', 'ab', true],
    ['a(b$|c)d', 'abd', false],
    ['😀{2}', '😀😀', true],
  ])('repeats and chooses: %s on %j is %j', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected)
  })

  it.each([
    ['a)', '")" at 2 closes nothing'],
    [')', '")" at 1 closes nothing'],
    ['(a', '")" is missing'],
    ['(?=a)', '"(?" is no part of XSD patterns'],
    ['(?', '"(?" is no part of XSD patterns'],
    ['*a', 'there is nothing to repeat before "*"'],
    ['a|+', 'there is nothing to repeat before "+"'],
    ['(?:?)', 'there is nothing to repeat before "?"'],
    ['{2}', 'there is nothing to repeat before "{"'],
    ['a{3,2}', '{3,2} is no range'],
    ['a{2', '"{" needs one or two numbers'],
    ['a{x}', '"{" needs one or two numbers'],
    ['a{}', '"{" needs one or two numbers'],
    ['a{12345}', '"{" needs one or two numbers'],
    ['a{1,12345}', '"{" needs one or two numbers'],
    ['[', 'the pattern ends too early'],
    ['[a', 'the pattern ends too early'],
    ['[a-', 'the pattern ends too early'],
    ['\\', 'the pattern ends too early'],
    ['[]', '"[]" is empty'],
    ['[^]', '"[]" is empty'],
    ['[-[a]]', '"[]" is empty'],
    ['[a-z-[b]c]', '"]" is missing'],
    ['[b-a]', 'a range that begins with "b" runs backwards'],
    ['(a)\\1', '"\\1" refers back, which patterns cannot'],
    ['\\9', '"\\9" refers back, which patterns cannot'],
    ['\\0', '"\\0" is no part of XSD patterns'],
    ['\\b', '"\\b" is no part of XSD patterns'],
    ['\\Z', '"\\Z" is no part of XSD patterns'],
    ['\\p', '"\\p" needs a category such as {L}'],
    ['\\pL', '"\\p" needs a category such as {L}'],
    ['\\p{}', '"\\p" needs a category such as {L}'],
    ['\\p{Nope}', '"\\p" needs a category such as {L}'],
    ['\\p{X}', '"X" is no category of characters'],
    ['\\p{Lx}', '"Lx" is no category of characters'],
    ['('.repeat(102), 'the groups are nested too deeply'],
    [`${'[a-'.repeat(22)}`, 'the classes are nested too deeply'],
    ['((a{999}){999}){999}', 'the pattern is too large'],
    ['(a{999}){11}', 'the pattern is too large'],
    ['((a{999}){11})*', 'the pattern is too large'],
    ['((a{999}){11})?', 'the pattern is too large'],
    ['b|(a{999}){11}|c', 'the pattern is too large'],
  ])('says of %s what is wrong: %s', (source, error) => {
    expect(compilePattern(source)).toEqual({ ok: false, error })
  })

  it('takes groups and classes as deep as anybody writes them', () => {
    expect(matches(`${'('.repeat(100)}a${')'.repeat(100)}`, 'a')).toBe(true)
    expect(matches(`${'[a-z-'.repeat(20)}[b]${']'.repeat(20)}`, 'b')).toBe(true)
    expect(matches('(a{999}){10}', 'a'.repeat(9_990))).toBe(true)
  })

  it.each(
    'C Cc Cf Cn Co L Lu Ll Lm Lt Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp'.split(
      ' ',
    ),
  )('knows the category %s', (name) => {
    for (const character of ['a', 'B', 'ǅ', 'ʰ', 'א', '1', 'Ⅳ', '½', '_', '(', '+', '€', ' ', '\u0301', '\n'])
      expect(matches(`\\p{${name}}`, character)).toBe(new RegExp(`^\\p{${name}}$`, 'u').test(character))
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
