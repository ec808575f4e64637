import { describe, expect, it } from 'vitest'
import { extensions, iri, isDuration, language, languageMap, moment, toDuration } from './data-types.ts'

const complaintOf = (schema: typeof language | typeof extensions | typeof languageMap, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message

it.each([
  ...[
    'en',
    'deu',
    'zh-yue',
    'zh-yue-abc-def',
    'de-CH',
    'es-419',
    'zh-Hans',
    'zh-Hans-CN',
    'qaaa',
    'registrd',
  ],
  ...['sl-rozaj', 'sl-rozaj-biske', 'de-1996', 'de-CH-1901', 'de-abcde678', 'en-u-ca-buddhist', 'EN-us'],
  ...['en-a-bbb-x-a-ccc', 'de-x-a', 'x-whatever', 'x-a-12345678', 'en-0-ab', 'en-u-12-ab-t-abcdefgh'],
])('a language can be %s, as RFC 5646 writes tags', (tag) => {
  expect(language.safeParse(tag).success).toBe(true)
  expect(languageMap.safeParse({ [tag]: 'text' }).success).toBe(true)
})

it.each([
  ...['', 'e', 'e1', 'toolonglang', 'en_US', 'en-', '-en', ' en', 'en ', 'en-US-', 'en--US', 'en-1', 'en-12'],
  ...['en-abcdefghi', 'en-a', 'en-a-b', 'en-a-abcdefghi', 'en-x', 'en-x-abcdefghi', 'x', 'x-', 'x-abcdefghi'],
  ...['zh-yue-abc-def-ghi', 'en-a1', 'en-1a', 'en-12a', 'english language', 'en-ü', 'en-a-b!', '12'],
  ...['en-US-a!', 'de-x-!', 'x-!', 'zh-ab1', 'zh-H4ns', 'de-12!4', 'de-abc!e', '12345', 'en-a-!!'],
])('a language cannot be "%s"', (tag) => {
  expect(complaintOf(language, tag)).toBe('must be a language tag, such as en-US')
  expect(languageMap.safeParse({ [tag]: 'text' }).error?.issues[0]).toMatchObject({ path: [tag] })
})

it('an IRI has a scheme', () => {
  expect(iri.safeParse('https://x.example/a').success).toBe(true)
  expect(iri.safeParse('x.example/a').error?.issues[0]?.message).toBe('must be an IRI')
})

it.each(['2025-01-15T11:30:00Z', '2025-01-15T11:30:00.5+00:00', '2025-01-15T11:30:00-00:30'])(
  'a moment can be %s',
  (text) => expect(moment.safeParse(text).success).toBe(true),
)

it.each([
  ['2025-01-15T11:30:00-00:00', 'cannot have the offset -00:00'],
  ['2025-01-15T11:30:00', 'must be a date and time in ISO 8601'],
  ['15 January', 'must be a date and time in ISO 8601'],
])('a moment cannot be %s', (text, message) => {
  expect(moment.safeParse(text).error?.issues.map((issue) => issue.message)).toContain(message)
})

const nested = (depth: number): unknown => (depth === 0 ? 'inside' : { in: nested(depth - 1) })
const key = 'https://x.example/key'

it('an extension can be any value, nested 20 levels deep and no deeper', () => {
  for (const value of [null, 0, 'text', [], {}, [null, [1]], nested(20)])
    expect(extensions.safeParse({ [key]: value }).success).toBe(true)
  for (const value of [nested(21), { flat: 1, deep: nested(20) }, [nested(20), 1]])
    expect(complaintOf(extensions, { [key]: value })).toBe('is nested too deeply')
})

it('an extension is named by an IRI', () => {
  expect(extensions.safeParse({ key: 1 }).success).toBe(false)
})

describe('toDuration', () => {
  it.each([
    [0, 'PT0S'],
    [45, 'PT45S'],
    [1800, 'PT30M'],
    [3600, 'PT1H'],
    [5025, 'PT1H23M45S'],
    [360_000, 'PT100H'],
  ])('writes %i seconds as %s', (seconds, written) => {
    expect(toDuration(seconds)).toBe(written)
    expect(isDuration(written)).toBe(true)
  })
})

describe('isDuration', () => {
  it.each([
    ...[
      'PT4H35M59.14S',
      'PT16559.14S',
      'P3Y1M29DT4H35M59.14S',
      'P4W',
      'P1D',
      'P52W',
      'P10Y',
      'P12M',
      'PT90M',
    ],
    ...['P1.25W', 'P1.25Y', 'P1.25M', 'P1.25D', 'PT1.25H', 'PT1.25M', 'PT1.25S', 'P1Y2DT0S', 'PT120H'],
    ...['P1,5W', 'P1,5Y', 'P1,5M', 'P1,5D', 'PT1,5H', 'PT1,5M', 'PT1,5S'],
  ])('takes %s', (text) => {
    expect(isDuration(text)).toBe(true)
  })
  it.each([
    ...[
      'P4W1D',
      'P',
      'PT',
      'P1DT',
      '30M',
      'PT30',
      'T30M',
      '',
      'PT-3M',
      ' PT30M',
      'PT30M ',
      '-PT30M',
      'P1D1Y',
    ],
    ...['PT1S1M', 'P1.W', 'P.5Y', 'P1;5D', 'PT1xH', 'P1.xM', 'PT1:30M', 'PT1-5S', 'P1 5W', 'P1-5M', 'P1-5Y'],
  ])('refuses "%s"', (text) => {
    expect(isDuration(text)).toBe(false)
  })
})
