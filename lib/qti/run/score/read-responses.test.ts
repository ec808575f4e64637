import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { readResponses } from './read-responses.ts'

const simple = (ids: string[]) => choices('qti-simple-choice', ids)
const associable = (ids: string[]) =>
  `<qti-simple-match-set>${choices('qti-simple-associable-choice', ids, 'match-max="1"')}</qti-simple-match-set>`
const item = buildItem({
  declarations: [
    declare({ name: 'ONE' }),
    declare({ name: 'MANY', cardinality: 'multiple' }),
    declare({ name: 'ORDER', cardinality: 'ordered' }),
    declare({ name: 'PAIRS', cardinality: 'multiple', baseType: 'directedPair' }),
    declare({ name: 'WHOLE', baseType: 'integer' }),
    declare({ name: 'TEXT', baseType: 'string' }),
    declare({ name: 'INLINE' }),
  ].join(''),
  body: `
    <qti-choice-interaction response-identifier="ONE" max-choices="3">${simple(['A', 'B'])}</qti-choice-interaction>
    <qti-choice-interaction response-identifier="MANY" max-choices="2">${simple(['A', 'B', 'C'])}</qti-choice-interaction>
    <qti-order-interaction response-identifier="ORDER">${simple(['A', 'B', 'C'])}</qti-order-interaction>
    <qti-match-interaction response-identifier="PAIRS" max-associations="2">${associable(['S', 'T', 'U'])}${associable(['X', 'Y', 'Z'])}</qti-match-interaction>
    <p><qti-text-entry-interaction response-identifier="WHOLE"/><qti-text-entry-interaction response-identifier="TEXT"/>
    <qti-inline-choice-interaction response-identifier="INLINE">${choices('qti-inline-choice', ['A'])}</qti-inline-choice-interaction></p>`,
})

function problemsOf(responses: LexicalResponses) {
  const read = readResponses(item, responses)
  return read.ok ? [] : read.error
}

describe('readResponses', () => {
  it('takes the answer to either of two interactions that stand in for each other', () => {
    const block = (identifier: string, ids: string[]) =>
      `<qti-template-block template-identifier="T" identifier="${identifier}" show-hide="show"><qti-choice-interaction response-identifier="R">${simple(ids)}</qti-choice-interaction></qti-template-block>`
    const twofold = buildItem({
      declarations: declare({ name: 'R' }),
      body: block('x', ['A', 'B']) + block('y', ['C', 'D']),
      rest: '<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"/>',
    })
    for (const answer of ['A', 'D']) expect(readResponses(twofold, { R: answer }).ok).toBe(true)
    expect(readResponses(twofold, { R: 'E' }).ok).toBe(false)
  })

  it('makes a record of what is typed, also beside a module that answers with one of its own', () => {
    const record = (name: string) => `<qti-response-declaration identifier="${name}" cardinality="record"/>`
    const mixed = buildItem({
      declarations: record('TYPED') + record('MADE'),
      body: '<p><qti-text-entry-interaction response-identifier="TYPED"/></p><qti-portable-custom-interaction response-identifier="MADE" custom-interaction-type-identifier="urn:x" module="m"><qti-interaction-markup/></qti-portable-custom-interaction>',
    })
    const made = '{"record":[{"name":"a","base":{"integer":3}}]}'
    const read = readResponses(mixed, { TYPED: 'seven', MADE: made })
    expect(read.ok && Object.fromEntries(read.value)).toMatchObject({
      TYPED: { fields: { stringValue: { value: 'seven' } } },
      MADE: { fields: { a: { value: 3 } } },
    })
    expect(readResponses(mixed, { MADE: 'seven' }).ok).toBe(false)
  })

  it('accepts what a student may answer', () => {
    const answers = {
      ONE: 'A',
      MANY: ['A', 'B'],
      ORDER: ['C', 'A', 'B'],
      PAIRS: ['S X', 'T Y'],
      WHOLE: ' 12 ',
      TEXT: ' a',
      INLINE: 'A',
    }
    expect(problemsOf(answers)).toEqual([])
  })

  it('accepts what is not answered', () => {
    expect(problemsOf({ ONE: null, MANY: [], ORDER: [], PAIRS: null, WHOLE: '', TEXT: '' })).toEqual([])
    expect(problemsOf({})).toEqual([])
  })

  it.each<[string, LexicalResponses, string]>([
    ['an unknown variable', { NONE: 'A' }, 'no such response'],
    ['a name every object has', { constructor: 'A' }, 'no such response'],
    ['a list for one value', { ONE: ['A', 'B'] }, 'one value'],
    ['one value for a list', { MANY: 'A' }, 'a list'],
    ['an unknown choice', { ONE: 'Z' }, 'no choice "Z"'],
    ['an unknown inline choice', { INLINE: 'Z' }, 'no choice "Z"'],
    ['too many choices', { MANY: ['A', 'B', 'C'] }, 'at most 2'],
    ['a choice given twice', { MANY: ['A', 'A'] }, 'twice'],
    ['an incomplete order', { ORDER: ['A', 'B'] }, '1 are not'],
    ['a choice ordered twice', { ORDER: ['A', 'B', 'B'] }, 'twice'],
    ['what is no pair', { PAIRS: ['S'] }, '"A B"'],
    ['a pair of three', { PAIRS: ['S X Y'] }, '"A B"'],
    ['a pair the wrong way round', { PAIRS: ['X S'] }, 'no choice "X"'],
    ['too many pairs', { PAIRS: ['S X', 'T Y', 'U Z'] }, 'at most 2 pairs'],
    ['a pair given twice', { PAIRS: ['S X', 'S  X'] }, 'twice'],
    ['a choice paired too often', { PAIRS: ['S X', 'S Y'] }, '"S" may be used 1 times'],
    ['what is no number', { WHOLE: 'twelve' }, 'whole number'],
  ])('refuses %s', (_, responses, message) => {
    const problems = problemsOf(responses)
    expect(problems.map(({ path }) => path)).toContain(`responses.${Object.keys(responses)[0]}`)
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message)
  })
})
