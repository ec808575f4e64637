import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { scoreItem } from './score-item.ts'

const entry = '<p>x <qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
const byTemplate = (name: string) => `<qti-response-processing template="${name}"/>`
const mapping = (entries: string) => `<qti-mapping default-value="0">${entries}</qti-mapping>`
const scored = (condition: string) =>
  `<qti-response-condition><qti-response-if>${condition}<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>`
const response = '<qti-variable identifier="RESPONSE"/>'
const text = (value: string) => `<qti-base-value base-type="string">${value}</qti-base-value>`
const string = { baseType: 'string' }

const waysToScore = {
  match_correct: (key: string) =>
    buildItem({
      declarations: declare({ ...string, correct: [key] }),
      body: entry,
      rest: byTemplate('match_correct'),
    }),
  map_response: (key: string) =>
    buildItem({
      declarations: declare({
        ...string,
        mapping: mapping(`<qti-map-entry map-key="${key}" mapped-value="1"/>`),
      }),
      body: entry,
      rest: byTemplate('map_response'),
    }),
  'a match of its own': (key: string) =>
    buildItem({
      declarations: declare({ ...string, correct: [key] }),
      body: entry,
      processing: scored(`<qti-match>${response}<qti-correct identifier="RESPONSE"/></qti-match>`),
    }),
  'string-match': (key: string) =>
    buildItem({
      declarations: declare(string),
      body: entry,
      processing: scored(
        `<qti-string-match case-sensitive="true">${response}${text(key)}</qti-string-match>`,
      ),
    }),
  'member of a list': (key: string) =>
    buildItem({
      declarations: declare(string),
      body: entry,
      processing: scored(
        `<qti-member>${response}<qti-multiple>${text('other')}${text(key)}</qti-multiple></qti-member>`,
      ),
    }),
}

/** What keyboards do to a text without changing what it says. */
const decorations: ((text: string) => string)[] = [
  (each) => `${each} `,
  (each) => `\n  ${each}\t`,
  (each) => each.replaceAll(' ', '\u00a0 '),
  (each) => `\ufeff${each}\u200b`,
  (each) => each.normalize('NFD'),
  (each) => each.replaceAll("'", '’'),
  (each) => each.replaceAll('/', '⁄'),
]

const words = fc
  .array(fc.string({ unit: fc.constantFrom(..."abcéü'/19"), minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(' '))

describe('typed answers', () => {
  describe.each(Object.entries(waysToScore))('scored by %s', (_, itemFor) => {
    it('are right however they are typed, and however the key is', () => {
      fc.assert(
        fc.property(
          words,
          fc.constantFrom(...decorations),
          fc.constantFrom(...decorations),
          (word, typed, keyed) => {
            const item = itemFor(keyed(word))
            expect(scoreItem(item, { RESPONSE: typed(word) })).toMatchObject({ score: 1, correct: true })
            expect(scoreItem(item, { RESPONSE: typed(`${word}x`) })).toMatchObject({
              score: 0,
              correct: false,
            })
          },
        ),
        { numRuns: 40 },
      )
    })

    it('keep their case', () => {
      const item = itemFor('Kat')
      const folded = _ === 'map_response'
      expect(scoreItem(item, { RESPONSE: 'kat ' })).toMatchObject({ correct: folded })
    })
  })

  it('match a pattern as typed or in their normal form', () => {
    const item = (pattern: string) =>
      buildItem({
        declarations: declare(string),
        body: entry,
        processing: scored(`<qti-pattern-match pattern="${pattern}">${response}</qti-pattern-match>`),
      })
    expect(scoreItem(item('[a-z]+'), { RESPONSE: 'kat ' })).toMatchObject({ correct: true })
    expect(scoreItem(item('it’s'), { RESPONSE: 'it’s' })).toMatchObject({ correct: true })
    expect(scoreItem(item('it’s'), { RESPONSE: 'its' })).toMatchObject({ correct: false })
  })

  it('stay as they were typed in the state', () => {
    const scoredItem = scoreItem(waysToScore.match_correct('kat'), { RESPONSE: ' kat ' })
    expect(scoredItem).toMatchObject({ state: { responses: { RESPONSE: { value: ' kat ' } } } })
  })

  it('are nothing where only white space is typed', () => {
    const item = buildItem({
      declarations: declare(string),
      body: entry,
      processing: scored(`<qti-is-null>${response}</qti-is-null>`),
    })
    expect(scoreItem(item, { RESPONSE: ' \u200b' })).toMatchObject({ score: 1 })
  })

  it.each([
    ['-3.5', '−3,5'],
    ['3.5', '٣٫٥'],
    ['0.5', '½'],
    ['1000', '1 000'],
  ])('are the number %s when it is typed %s', (key, typed) => {
    const item = buildItem({
      declarations: declare({ baseType: 'float', correct: [key] }),
      body: entry,
      rest: byTemplate('match_correct'),
    })
    expect(scoreItem(item, { RESPONSE: typed })).toMatchObject({ score: 1, correct: true })
  })

  it('name the variable of a number that cannot be read', () => {
    const item = buildItem({ declarations: declare({ baseType: 'float', correct: ['1'] }), body: entry })
    expect(scoreItem(item, { RESPONSE: 'one' })).toEqual({
      kind: 'invalid',
      problems: [{ path: 'responses.RESPONSE', message: '"one" is not a number' }],
    })
  })

  it('have the digits of their number in a record', () => {
    const item = buildItem({
      declarations: '<qti-response-declaration identifier="RESPONSE" cardinality="record"/>',
      body: entry,
      processing: scored(
        `<qti-equal tolerance-mode="exact"><qti-field-value field-identifier="floatValue">${response}</qti-field-value><qti-base-value base-type="float">3.5</qti-base-value></qti-equal>`,
      ),
    })
    expect(scoreItem(item, { RESPONSE: '3,5' })).toMatchObject({ score: 1 })
  })
})
