/** A title, in whichever quotes, as the first argument of a call. */
const title = String.raw`\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|\`((?:[^\`\\]|\\.)*)\`)\s*,`

/** `it('…',` and `test('…',`, and `….each(…)('…',` where the call before ends with a bracket. */
const ofTests = new RegExp(String.raw`(?:\b(?:it|test)|\))${title}`, 'g')
const ofGroups = new RegExp(String.raw`\bdescribe(?:\.each\([^\n]*\))?${title}`, 'g')

/** The titles of the tests in a test file, as they are written there. Skipped tests and groups are none. */
export function testTitles(source: string): string[] {
  const groups = new Set(matches(source, ofGroups))
  return matches(source, ofTests).filter((each) => !groups.has(each))
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.replace(/^\s*\/\/.*$/gm, '').matchAll(pattern)].map(([, single, double, template]) =>
    (single ?? double ?? template ?? '').replace(/\\(['"`\\])/g, '$1'),
  )
}
