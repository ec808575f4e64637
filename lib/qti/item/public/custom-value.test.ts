import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import { type BaseType, container, record, type Scalar, scalarKey, single } from '#lib/qti/item/value.ts'
import { toLexical } from '#lib/qti/run/score/lexical-responses.ts'
import { readResponses } from '#lib/qti/run/score/read-responses.ts'
import { isBlank, normalText } from '#lib/qti/typed/normal-text.ts'
import { answerAsCustomValue, answerOfCustomValue, toCustomValue } from './custom-value.ts'
import type { PublicResponse } from './public-response.ts'

const word = fc.stringMatching(/^[a-z]\w{0,8}$/)
const pair = fc.tuple(word, word).map((both) => both.join(' '))
const scalars: Record<BaseType, fc.Arbitrary<Scalar>> = {
  identifier: word,
  boolean: fc.boolean(),
  integer: fc.maxSafeInteger(),
  float: fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
  // White space alone is no answer.
  string: fc.string({ minLength: 1 }).filter((text) => !isBlank(text)),
  point: fc.tuple(fc.integer(), fc.integer()).map((both) => both.join(' ')),
  pair,
  directedPair: pair,
  duration: fc.double({ min: 0, noDefaultInfinity: true, noNaN: true }),
  file: fc.base64String({ minLength: 4 }).map((data) => `data:image/png;base64,${data}`),
  uri: fc.webUrl(),
}

const typed = fc.constantFrom(...(Object.keys(scalars) as BaseType[])).chain((baseType) =>
  fc.tuple(
    fc.constant(baseType),
    fc.uniqueArray(scalars[baseType], {
      ...{ minLength: 1, maxLength: 4 },
      // What is typed alike is the same answer.
      selector: (value) => (baseType === 'string' ? normalText(String(value)) : scalarKey(baseType, value)),
    }),
  ),
)

function itemWith({ identifier, cardinality, baseType }: PublicResponse) {
  const body = `<qti-portable-custom-interaction response-identifier="${identifier}" custom-interaction-type-identifier="urn:x" module="m"/>`
  const declarations =
    cardinality === 'record'
      ? `<qti-response-declaration identifier="${identifier}" cardinality="record"/>`
      : declare({ name: identifier, cardinality, baseType: baseType ?? 'string' })
  return buildItem({ declarations, body })
}

/** What the server reads of what a module answers with `value`. */
function readBack(value: unknown, response: PublicResponse) {
  const answer = answerOfCustomValue(value, response)
  return answer.ok ? readResponses(itemWith(response), { RESPONSE: answer.value }) : answer
}

const identifier = 'RESPONSE'

describe('an answer in the JSON of IMS PCI', () => {
  it('is read as the value that it was written from, whatever its type and cardinality', () => {
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom('single', 'multiple', 'ordered'),
        ([baseType, values], cardinality) => {
          const value =
            cardinality === 'single'
              ? single(baseType, values[0] ?? '')
              : container(cardinality as 'multiple' | 'ordered', baseType, values)
          const response: PublicResponse = { identifier, cardinality: cardinality as 'single', baseType }
          const json: unknown = JSON.parse(JSON.stringify(toCustomValue(value)))
          expect(readBack(json, response)).toEqual({ ok: true, value: new Map([['RESPONSE', value]]) })
        },
      ),
    )
  })

  it('comes back to the module as it was answered', () => {
    fc.assert(
      fc.property(typed, ([baseType, values]) => {
        const response: PublicResponse = { identifier, cardinality: 'ordered', baseType }
        const value = container('ordered', baseType, values)
        const lexical = value && toLexical(value)
        expect(answerAsCustomValue(lexical, response)).toEqual(toCustomValue(value))
      }),
    )
  })

  it('may be a record', () => {
    const fields = record([
      ['x', { cardinality: 'single', baseType: 'integer', value: 3 }],
      ['where', { cardinality: 'single', baseType: 'point', value: '1 2' }],
    ])
    const response: PublicResponse = { identifier, cardinality: 'record' }
    const json = toCustomValue(fields)
    expect(json).toEqual({
      record: [
        { name: 'x', base: { integer: 3 } },
        { name: 'where', base: { point: [1, 2] } },
      ],
    })
    expect(readBack(json, response)).toEqual({ ok: true, value: new Map([['RESPONSE', fields]]) })
    const lexical = fields && toLexical(fields)
    expect(answerAsCustomValue(lexical, response)).toEqual(json)
    for (const broken of ['{"record":[{"name":"x","base":{"integer":"three"}}]}', '{"record":3}', 'three'])
      expect(readResponses(itemWith(response), { RESPONSE: broken })).toMatchObject({
        error: [{ path: 'responses.RESPONSE' }],
      })
  })

  it('is none where nothing was answered', () => {
    for (const nothing of [
      null,
      undefined,
      { base: null },
      { base: { string: null } },
      { list: { string: [] } },
    ])
      expect(answerOfCustomValue(nothing, { cardinality: 'single' })).toEqual({ ok: true, value: null })
  })

  it('that cannot be read is told, whatever was sent', () => {
    for (const wrong of [
      3,
      'x',
      [],
      {},
      { base: 3 },
      { base: { integer: 1, float: 2 } },
      { base: { what: 3 } },
    ])
      expect(answerOfCustomValue(wrong, { cardinality: 'single' }).ok).toBe(false)
    expect(answerOfCustomValue({ list: { integer: [1, 2] } }, { cardinality: 'single' }).ok).toBe(false)
    expect(answerOfCustomValue({ base: { integer: Number.NaN } }, { cardinality: 'single' }).ok).toBe(false)
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('single', 'multiple', 'record'), (sent, cardinality) => {
        const read = answerOfCustomValue(sent, { cardinality: cardinality as 'single' })
        if (read.ok && read.value !== null)
          expect([read.value].flat().every((one) => typeof one === 'string')).toBe(true)
      }),
    )
  })

  it.each<[unknown, PublicResponse['cardinality'], unknown]>([
    [{ base: { integer: 3 } }, 'single', '3'],
    [{ base: { float: 0.5 } }, 'single', '0.5'],
    [{ base: { boolean: false } }, 'single', 'false'],
    [{ base: { string: '' } }, 'single', null],
    [{ base: { point: [1, 2] } }, 'single', '1 2'],
    [{ base: { pair: ['A', 'B'] } }, 'single', 'A B'],
    [{ base: { directedPair: ['A', 'B'] } }, 'single', 'A B'],
    [{ base: { point: '1 2' } }, 'single', '1 2'],
    [{ base: { file: { data: 'AAAA', mime: 'image/png' } } }, 'single', 'data:image/png;base64,AAAA'],
    [{ base: { file: { data: 'AAAA' } } }, 'single', 'data:;base64,AAAA'],
    [{ base: { integer: 3 } }, 'multiple', ['3']],
    [{ list: { integer: [3] } }, 'single', '3'],
    [{ list: { integer: [3, 4] } }, 'ordered', ['3', '4']],
    [{ list: { integer: [] } }, 'multiple', null],
    [{ list: { integer: null } }, 'multiple', null],
    [
      { record: [{ name: 'x', base: { integer: 3 } }] },
      'record',
      '{"record":[{"name":"x","base":{"integer":3}}]}',
    ],
    [{ record: { x: 1 } }, 'record', '{"record":{"x":1}}'],
  ])('%j of cardinality %s is sent as %j', (sent, cardinality, value) => {
    expect(answerOfCustomValue(sent, { cardinality })).toEqual({ ok: true, value })
  })

  it.each<[unknown, PublicResponse['cardinality'], string]>([
    [3, 'single', 'the answer is no object'],
    [[], 'single', 'the answer is no object'],
    [{ record: [] }, 'single', 'the answer does not have the cardinality single'],
    [{ base: { integer: 3 } }, 'record', 'the answer does not have the cardinality record'],
    [{ list: { integer: [1, 2] } }, 'single', 'the answer does not have the cardinality single'],
    ...[
      {},
      { base: [3] },
      { base: { what: 3 } },
      { base: { integer: 1, float: 2 } },
      { base: {} },
      { base: { integer: {} } },
      { base: { integer: [1, 2] } },
      { base: { point: [1] } },
      { base: { point: [1, 2, 3] } },
      { base: { file: {} } },
      { base: { file: 'x'.split('') } },
      { base: { string: { data: 'AAAA', mime: 'x' } } },
      { base: { float: Number.POSITIVE_INFINITY } },
      { list: { integer: 3 } },
      { list: { integer: [1, null] } },
      { list: [1] },
    ].map((sent): [unknown, 'multiple', string] => [
      ...([sent, 'multiple', 'the answer has neither a base, a list nor a record that can be read'] as const),
    ]),
  ])('%j of cardinality %s is refused: %s', (sent, cardinality, error) => {
    expect(answerOfCustomValue(sent, { cardinality })).toEqual({ ok: false, error })
  })

  it.each<[BaseType, string, unknown]>([
    ['integer', '3', 3],
    ['integer', 'three', 'three'],
    ['boolean', 'true', true],
    ['point', '1 2', [1, 2]],
    ['pair', 'A B', ['A', 'B']],
    ['directedPair', 'A B', ['A', 'B']],
    ['string', 'a b', 'a b'],
    ['file', 'data:image/png;base64,AA\nAA', { data: 'AA\nAA', mime: 'image/png' }],
    ['file', 'https://x.example/a.png', 'https://x.example/a.png'],
    ['file', 'xdata:image/png;base64,AAAA', 'xdata:image/png;base64,AAAA'],
    ['uri', 'data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
  ])('a module gets the %s %j back as %j', (baseType, text, value) => {
    const given = (cardinality: PublicResponse['cardinality']) =>
      answerAsCustomValue(text, { identifier, cardinality, baseType })
    expect(given('single')).toEqual({ base: { [baseType]: value } })
    expect(given('multiple')).toEqual({ list: { [baseType]: [value] } })
  })

  it('a module gets no value back where there was none, and a text where no type is declared', () => {
    for (const answer of [undefined, null, '', []] as const)
      expect(answerAsCustomValue(answer as never, { identifier, cardinality: 'single' })).toEqual({
        base: null,
      })
    expect(answerAsCustomValue('3', { identifier, cardinality: 'single' })).toEqual({ base: { string: '3' } })
    for (const text of ['three', '3', '{"record":3}', 'null', '[]'])
      expect(answerAsCustomValue(text, { identifier, cardinality: 'record' })).toEqual({
        base: { string: text },
      })
  })

  it('a module gets each value in the form of its type', () => {
    expect(toCustomValue(null)).toEqual({ base: null })
    expect(toCustomValue(single('integer', 3))).toEqual({ base: { integer: 3 } })
    expect(toCustomValue(container('ordered', 'point', ['1 2', '3 4']))).toEqual({
      list: {
        point: [
          [1, 2],
          [3, 4],
        ],
      },
    })
  })
})
