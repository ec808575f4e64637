import { describe, expect, it } from 'vitest'
import { buildItem, choices, counterItem3, declare, requireItem } from '#lib/qti/fixtures/build-item.ts'
import { checkItem } from './check-item.ts'

const template = (name: string) =>
  `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`
const body = (inside: string, attributes = '') =>
  `<qti-choice-interaction response-identifier="RESPONSE" ${attributes}>${inside}</qti-choice-interaction>`
const two = choices('qti-simple-choice', ['A', 'B'])
const score = (maximum: number) =>
  `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="${maximum}"/>`

function textsOf(parts: Parameters<typeof buildItem>[0]): string[] {
  return checkItem(buildItem({ rest: template('match_correct'), ...parts }))
    .filter(({ severity }) => severity === 'error')
    .map(({ text }) => text.split(':')[0] ?? '')
}

describe('checkItem', () => {
  it('finds nothing in an item that is well', () => {
    expect(
      textsOf({ declarations: declare({ correct: ['A'] }), outcomes: score(1), body: body(two) }),
    ).toEqual([])
  })

  it('finds a variable for which nothing says what is right', () => {
    expect(textsOf({ declarations: declare({}), body: body(two) })).toEqual(['no correct response'])
  })

  it('does not ask for a correct response where a person marks, or the rules compare by themselves', () => {
    const text = '<qti-extended-text-interaction response-identifier="RESPONSE"/>'
    expect(textsOf({ declarations: declare({ baseType: 'string' }), body: text })).toEqual([])
    const processing =
      '<qti-response-condition><qti-response-if><qti-match><qti-variable identifier="RESPONSE"/><qti-base-value base-type="identifier">A</qti-base-value></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>'
    expect(
      checkItem(buildItem({ declarations: declare({}), body: body(two), processing })),
    ).not.toContainEqual(expect.objectContaining({ text: expect.stringContaining('no correct response') }))
  })

  it('finds choices that look the same', () => {
    const same =
      '<qti-simple-choice identifier="A">one <b>two</b></qti-simple-choice><qti-simple-choice identifier="B"><p>one  <b>two</b></p></qti-simple-choice>'
    expect(textsOf({ declarations: declare({ correct: ['A'] }), body: body(same) })).toEqual([
      'equal choices',
    ])
  })

  it('finds a maximum that no answer reaches', () => {
    expect(
      textsOf({ declarations: declare({ correct: ['A'] }), outcomes: score(5), body: body(two) }),
    ).toEqual(['unreachable maximum'])
  })

  it.each([
    ['there is no response processing', { rest: '' }],
    [
      'nothing sets SCORE',
      {
        rest: '',
        outcomes: `${score(1)}<qti-outcome-declaration identifier="OTHER" cardinality="single" base-type="float"/>`,
        processing:
          '<qti-set-outcome-value identifier="OTHER"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>',
      },
    ],
    [
      'there is no outcome SCORE',
      {
        rest: '',
        outcomes: '<qti-outcome-declaration identifier="OTHER" cardinality="single" base-type="float"/>',
        processing:
          '<qti-set-outcome-value identifier="OTHER"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>',
      },
    ],
  ])('finds that no answer can ever be right: %s', (reason, parts) => {
    const item = buildItem({ declarations: declare({ correct: ['A'] }), body: body(two), ...parts })
    expect(checkItem(item)).toEqual([
      expect.objectContaining({
        severity: 'error',
        text: `unreachable maximum: ${reason}, so no answer can ever be right`,
      }),
    ])
  })

  it.each([
    ['its key is none of the choices', { correct: ['C'] }],
    [
      'its mapping gives nothing',
      { mapping: '<qti-mapping><qti-map-entry map-key="A" mapped-value="0"/></qti-mapping>' },
    ],
  ])('finds that no answer can ever be right: %s', (_, declaration) => {
    const name = 'mapping' in declaration ? 'map_response' : 'match_correct'
    const parts = { declarations: declare(declaration), body: body(two), rest: template(name) }
    expect(textsOf(parts)).toEqual(['unreachable maximum'])
  })

  it('finds rules of its own that compare with what is no choice, and none that compare with one', () => {
    const compare = (value: string) =>
      `<qti-response-condition><qti-response-if><qti-match><qti-variable identifier="RESPONSE"/><qti-base-value base-type="identifier">${value}</qti-base-value></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>`
    const parts = { declarations: declare({}), body: body(two), rest: '' }
    expect(textsOf({ ...parts, processing: compare('C') })).toEqual(['unreachable maximum'])
    expect(textsOf({ ...parts, processing: compare('B') })).toEqual([])
  })

  it('finds a correct response that the interaction does not allow', () => {
    const declarations = declare({ cardinality: 'multiple', correct: ['A', 'B'] })
    expect(textsOf({ declarations, body: body(two, 'max-choices="1"') })).toEqual(['unreachable maximum'])
  })

  it('reminds that the program of a custom interaction reaches the student as it is', () => {
    expect(checkItem(requireItem(counterItem3()))).toEqual([
      {
        severity: 'warning',
        about: 'RESPONSE',
        text: 'the program of "RESPONSE" reaches the student as it is: see that no answer stands in it',
      },
    ])
  })
})
