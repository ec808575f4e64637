import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import {
  declaredCorrectResponses,
  singleChanges,
  standingResponses,
  withoutPresses,
} from './lexical-responses.ts'

const simple = (ids: string[]) => choices('qti-simple-choice', ids)
const changesOf = (declaration: Parameters<typeof declare>[0], body: string) =>
  singleChanges(buildItem({ declarations: declare(declaration), body })).map(({ RESPONSE }) => RESPONSE)
const textEntry = '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>'

describe('declaredCorrectResponses', () => {
  it('gives the answers as a student would, and leaves out what has none', () => {
    const declarations =
      declare({ correct: ['7'], baseType: 'integer' }) +
      declare({ name: 'MANY', cardinality: 'multiple', correct: ['A', 'B'] }) +
      declare({ name: 'FREE', baseType: 'string' })
    expect(declaredCorrectResponses(buildItem({ declarations }))).toEqual({ RESPONSE: '7', MANY: ['A', 'B'] })
  })
})

describe('what stands answered', () => {
  const item = buildItem({
    declarations:
      declare({ baseType: 'string' }) +
      declare({ name: 'MANY', cardinality: 'multiple', baseType: 'integer' }) +
      declare({ name: 'NONE', baseType: 'string' }) +
      declare({ name: 'HINT', baseType: 'boolean' }),
    body: `${textEntry}<p><qti-end-attempt-interaction response-identifier="HINT" title="Hint"/></p>`,
  })

  it('is each answer that was given, without the press of a button', () => {
    expect(
      standingResponses(item, {
        responses: {
          RESPONSE: { cardinality: 'single', baseType: 'string', value: 'a b' },
          MANY: { cardinality: 'multiple', baseType: 'integer', values: [3, 4] },
          NONE: null,
          HINT: { cardinality: 'single', baseType: 'boolean', value: true },
        },
      }),
    ).toEqual({ RESPONSE: 'a b', MANY: ['3', '4'] })
    expect(withoutPresses(item, { RESPONSE: 'a', HINT: 'true', NONE: null })).toEqual({
      RESPONSE: 'a',
      NONE: null,
    })
  })
})

describe('singleChanges', () => {
  it('leaves an interaction alone whose correct response nobody declares', () => {
    const body = (id: string) =>
      `<qti-choice-interaction response-identifier="${id}">${simple(['A', 'B'])}</qti-choice-interaction>`
    const item = buildItem({
      declarations: declare({ correct: ['A'] }) + declare({ name: 'FREE' }),
      body: body('RESPONSE') + body('FREE'),
    })
    expect(singleChanges(item)).toEqual([{ RESPONSE: 'B' }, { RESPONSE: null }])
  })

  it('gives every other choice, and none', () => {
    const body = `<qti-choice-interaction response-identifier="RESPONSE">${simple(['A', 'B', 'C'])}</qti-choice-interaction>`
    expect(changesOf({ correct: ['B'] }, body)).toEqual(['A', 'C', null])
  })

  it('drops, exchanges and adds one of several choices, within the maximum', () => {
    const body = (max: number) =>
      `<qti-choice-interaction response-identifier="RESPONSE" max-choices="${max}">${simple(['A', 'B', 'C'])}</qti-choice-interaction>`
    const declaration = { cardinality: 'multiple', correct: ['A', 'B'] }
    const within = [['B'], ['A'], ['B', 'C'], ['A', 'C']]
    expect(changesOf(declaration, body(2))).toEqual(within)
    expect(changesOf(declaration, body(0))).toEqual([...within, ['A', 'B', 'C']])
  })

  it('swaps each two neighbours of an order', () => {
    const body = `<qti-order-interaction response-identifier="RESPONSE">${simple(['A', 'B', 'C'])}</qti-order-interaction>`
    expect(changesOf({ cardinality: 'ordered', correct: ['C', 'A', 'B'] }, body)).toEqual([
      ['A', 'C', 'B'],
      ['C', 'B', 'A'],
    ])
  })

  it('removes, re-targets and adds a pair, within the limits', () => {
    const set = (ids: string[], max: number) =>
      `<qti-simple-match-set>${choices('qti-simple-associable-choice', ids, `match-max="${max}"`)}</qti-simple-match-set>`
    const body = `<qti-match-interaction response-identifier="RESPONSE" max-associations="0">${set(['S', 'T'], 1)}${set(['X', 'Y'], 2)}</qti-match-interaction>`
    const declaration = { cardinality: 'multiple', baseType: 'directedPair', correct: ['S X'] }
    expect(changesOf(declaration, body)).toEqual(
      [null, ['S Y'], ['S X', 'T X'], ['S X', 'T Y']].map((one) => one ?? []),
    )
  })

  it('changes, drops and adds a character, but never reaches another accepted text', () => {
    const mapping =
      '<qti-mapping><qti-map-entry map-key="ax" mapped-value="1"/><qti-map-entry map-key="AB" mapped-value="1"/></qti-mapping>'
    expect(changesOf({ baseType: 'string', correct: ['ab'], mapping }, textEntry)).toEqual([
      'xb',
      'b',
      'a',
      'abx',
      null,
    ])
  })

  it('changes a number in value, not in writing', () => {
    expect(changesOf({ baseType: 'integer', correct: ['12'] }, textEntry)).toEqual([
      '13',
      '11',
      '-12',
      '120',
      '1',
      null,
    ])
    expect(changesOf({ baseType: 'float', correct: ['0.5'] }, textEntry)).toEqual([
      '1.5',
      '-0.5',
      '5',
      '0',
      null,
    ])
  })
})
