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
})
