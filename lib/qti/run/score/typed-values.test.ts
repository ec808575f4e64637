import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { readResponses } from './read-responses.ts'

/** What a student's text becomes by the type that is declared, and what is said of one that is none. */

type Answer = LexicalResponses[string]

function read(baseType: string, cardinality: string, answer: Answer, enforceLimits = true): unknown {
  const item = buildItem({ declarations: declare({ baseType, cardinality }) })
  const result = readResponses(item, { RESPONSE: answer }, { enforceLimits })
  if (!result.ok) return result.error.map(({ path, message }) => `${path}: ${message}`).join()
  const value = result.value.get('RESPONSE')
  if (value === undefined || value === null) return value
  return value.cardinality === 'single' ? value.value : 'values' in value ? value.values : value.fields
}

describe('a response', () => {
  it.each<[string, string, Answer, unknown]>([
    ['string', 'single', ' a ', ' a '],
    ['string', 'single', '', null],
    ['string', 'single', ' \u200b', null],
    ['string', 'single', ['a'], 'a'],
    ['string', 'single', ['a', 'b'], 'responses.RESPONSE: one value is expected, not a list'],
    ['string', 'single', [], null],
    ['string', 'single', null, undefined],
    ['string', 'multiple', 'a', 'responses.RESPONSE: a list is expected: the cardinality is multiple'],
    ['string', 'ordered', 'a', 'responses.RESPONSE: a list is expected: the cardinality is ordered'],
    ['string', 'multiple', '', null],
    ['string', 'multiple', ['b', ' ', 'a'], ['b', 'a']],
    ['string', 'multiple', ['it’s', "it's"], 'responses.RESPONSE: a value is given twice'],
    ['string', 'ordered', ['a', 'a'], ['a', 'a']],
    ['pair', 'multiple', ['A B', 'B A'], 'responses.RESPONSE: a value is given twice'],
    ['directedPair', 'multiple', ['A B', 'B A'], ['A B', 'B A']],
    ['integer', 'single', '1 000', 1000],
    ['integer', 'single', '1.5', 'responses.RESPONSE: "1.5" is not a whole number'],
    ['float', 'single', '1,5', 1.5],
    ['float', 'single', 'x', 'responses.RESPONSE: "x" is not a number'],
    ['duration', 'single', 'PT1M', 60],
    ['duration', 'single', '1,5', 1.5],
    ['duration', 'single', 'x', 'responses.RESPONSE: "x" is not a number of seconds'],
    ['boolean', 'single', 'true', true],
    ['point', 'single', '1 2', '1 2'],
    ['point', 'single', '1', 'responses.RESPONSE: "1" is not a point written "X Y"'],
    ['identifier', 'single', 'A B', 'responses.RESPONSE: "A B" is not an identifier'],
  ])('of the type %s (%s): %j is %j', (baseType, cardinality, answer, value) => {
    expect(read(baseType, cardinality, answer)).toEqual(value)
  })

  it('may hold a value twice where no limit is asked for', () => {
    expect(read('identifier', 'multiple', ['A', 'A'], false)).toEqual(['A', 'A'])
  })

  it('that nobody declared is told as such', () => {
    expect(readResponses(buildItem({}), { OTHER: 'x' })).toEqual({
      ok: false,
      error: [{ path: 'responses.OTHER', message: 'the item has no such response' }],
    })
  })

  const item = buildItem({
    declarations: '<qti-response-declaration identifier="RESPONSE" cardinality="record"/>',
    body: '<qti-portable-custom-interaction response-identifier="RESPONSE" custom-interaction-type-identifier="urn:x" module="m"/>',
  })
  const ofModule = (text: string) => {
    const result = readResponses(item, { RESPONSE: text })
    if (!result.ok) return result.error[0]?.message
    const value = result.value.get('RESPONSE')
    return value?.cardinality === 'record'
      ? Object.entries(value.fields).map(([name, { value }]) => [name, value])
      : value
  }

  it.each<[string, unknown]>([
    [
      '{"record":[{"name":"x","base":{"integer":3}},{"name":"y","base":{"point":[1,2]}}]}',
      [
        ['x', 3],
        ['y', '1 2'],
      ],
    ],
    ['{"record":[{"name":"x","base":null},{"name":"y","base":{"string":"a"}}]}', [['y', 'a']]],
    ['{"record":[{"name":"x","base":{}}]}', null],
    ['{"record":[]}', null],
    [' ', null],
    ['{"record":[{"name":"x","base":{"string":null}}]}', null],
    ['{"record":[{"name":"x","base":{"integer":"three"}}]}', 'the field "x" has no value of a known type'],
    ['{"record":[{"name":"x","base":{"what":3}}]}', 'the field "x" has no value of a known type'],
    [
      '{"record":[{"name":"x","base":{"integer":1,"float":2}}]}',
      'the field "x" has no value of a known type',
    ],
    ['{"record":[{"base":{"integer":1}}]}', 'it is no record written as JSON'],
    ['{"record":[{"name":"x","base":3}]}', 'it is no record written as JSON'],
    ['{"record":[null]}', 'it is no record written as JSON'],
    ['{"record":{}}', 'it is no record written as JSON'],
    ['three', 'it is no record written as JSON'],
  ])('of a module is the record %s: %j', (text, fields) => {
    expect(ofModule(text)).toEqual(fields)
  })
})
