import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import { everyInteraction } from '#lib/qti/fixtures/every-interaction.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { readResponses } from '#lib/qti/run/score/read-responses.ts'

const item = buildItem(everyInteraction('text'))

function refusals(responses: LexicalResponses, of = item): string[] {
  const read = readResponses(of, responses)
  return read.ok ? [] : read.error.map(({ message }) => message)
}

describe('what a student answers', () => {
  it('is taken where it is the declared correct response, of every kind', () => {
    const correct = declaredCorrectResponses(item)
    expect(Object.keys(correct)).toHaveLength(11)
    expect(refusals(correct)).toEqual([])
    for (const change of singleChanges(item)) expect(refusals(change)).toEqual([])
  })

  it.each<[string, LexicalResponses, string]>([
    ['too many texts', { EXTENDED: ['a', 'b', 'c'] }, 'at most 2 texts'],
    ['an unknown hottext', { HOTTEXT: ['H9'] }, 'no choice "H9"'],
    ['a number beyond the slider', { SLIDER: '11' }, 'from 0 to 10'],
    ['a choice used too often', { ASSOCIATE: ['P Q', 'P R'] }, '"P" may be used 1 times'],
    ['too many pairs', { ASSOCIATE: ['P Q', 'R S', 'Q R'] }, 'at most 2 pairs'],
    ['a gap with two choices', { GAPS: ['G V', 'H V', 'I W'] }, '"V" may be used 1 times'],
    ['a required gap without a choice', { GAPS: ['G V'] }, '"W" must be used 1 times'],
    ['a pair the wrong way round', { GRAPHIC_GAPS: ['X G'] }, 'no choice "X"'],
    ['a hotspot that is not there', { HOTSPOT: ['M', 'Z'] }, 'no choice "Z"'],
    ['a hotspot listed twice', { GRAPHIC_ORDER: ['M', 'M'] }, 'listed twice'],
    ['a point beside the image', { POINT: ['301 1'] }, 'does not lie on the image'],
    ['more plays than allowed', { MEDIA: '3' }, 'played 2 times'],
    ['a file of another type', { UPLOAD: 'data:text/plain;base64,eA==' }, 'not text/plain'],
    ['an address instead of a file', { DRAWING: 'https://example.org/a.png' }, 'data: URL'],
  ])('is refused where it is %s', (_, responses, message) => {
    expect(refusals(responses).join()).toContain(message)
  })

  it('may be empty, whatever the minimum', () => {
    expect(refusals({ POINT: [], GAPS: null })).toEqual([])
  })
})

describe('limits', () => {
  const simple = choices('qti-simple-choice', ['A', 'B', 'C'])
  const choose = (attributes: string, answer: string[]) =>
    refusals(
      { RESPONSE: answer },
      buildItem({
        declarations: declare({ cardinality: 'multiple' }),
        body: `<qti-choice-interaction response-identifier="RESPONSE" ${attributes}>${simple}</qti-choice-interaction>`,
      }),
    )

  it('allow one choice where no maximum is written, and any number where it is 0', () => {
    expect(choose('', ['A', 'B'])).toEqual(['at most 1 may be chosen'])
    expect(choose('max-choices="0"', ['A', 'B', 'C'])).toEqual([])
  })

  it('ask for the minimum, but never for more than the maximum', () => {
    expect(choose('min-choices="2" max-choices="3"', ['A'])).toEqual(['at least 2 must be chosen'])
    expect(choose('min-choices="5" max-choices="2"', ['A', 'B'])).toEqual([])
  })

  it('allow any number of points where no maximum is written', () => {
    const body =
      '<qti-select-point-interaction response-identifier="RESPONSE"><img src="a.png" alt="a"/></qti-select-point-interaction>'
    const points = buildItem({ declarations: declare({ cardinality: 'multiple', baseType: 'point' }), body })
    expect(refusals({ RESPONSE: ['1 1', '2 2', '3 3'] }, points)).toEqual([])
  })

  it('let an order list only some of the choices where the item says so', () => {
    const order = (attributes: string, answer: string[]) =>
      refusals(
        { RESPONSE: answer },
        buildItem({
          declarations: declare({ cardinality: 'ordered' }),
          body: `<qti-order-interaction response-identifier="RESPONSE" ${attributes}>${simple}</qti-order-interaction>`,
        }),
      )
    expect(order('', ['A', 'B'])).toEqual(['all choices must be listed, 1 are not'])
    expect(order('min-choices="1" max-choices="2"', ['C', 'A'])).toEqual([])
    expect(order('min-choices="1" max-choices="2"', ['A', 'B', 'C'])).toEqual(['at most 2 may be listed'])
  })

  it('keep two choices apart whose match groups do not meet', () => {
    const associable = (id: string, group: string) =>
      `<qti-simple-associable-choice identifier="${id}" match-max="1" match-group="${group}">${id}</qti-simple-associable-choice>`
    const groups = buildItem({
      declarations: declare({ cardinality: 'single', baseType: 'pair' }),
      body: `<qti-associate-interaction response-identifier="RESPONSE">${associable('A', 'B')}${associable('B', 'A')}${associable('C', 'A')}</qti-associate-interaction>`,
    })
    expect(refusals({ RESPONSE: 'A B' }, groups)).toEqual([])
    expect(refusals({ RESPONSE: 'A C' }, groups)).toEqual(['"A" and "C" may not be paired'])
  })
})
