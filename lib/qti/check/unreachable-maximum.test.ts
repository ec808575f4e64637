import { describe, expect, it } from 'vitest'
import { buildItem, choices, declare } from '#lib/qti/fixtures/build-item.ts'
import { and, matches, pointIf, value, variable } from '#lib/qti/fixtures/own-rules.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { checkItem } from './check-item.ts'

/** What is found where no answer can be right, and where nothing says what is right. */

type Parts = Parameters<typeof buildItem>[0]

const template = (name: string) =>
  `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`
const outcome = (name: string, attributes = '', value?: number) =>
  `<qti-outcome-declaration identifier="${name}" cardinality="single" base-type="float" ${attributes}>${value === undefined ? '' : `<qti-default-value><qti-value>${value}</qti-value></qti-default-value>`}</qti-outcome-declaration>`
const score = outcome('SCORE')
const asked = (kind: string, inside: string, id = 'RESPONSE', attributes = '') =>
  `<qti-${kind}-interaction response-identifier="${id}" ${attributes}>${inside}</qti-${kind}-interaction>`
const letters = (count: number) => Array.from({ length: count }, (_, at) => `C${at}`)
const choice = (count = 2, id = 'RESPONSE', attributes = '') =>
  asked('choice', choices('qti-simple-choice', letters(count)), id, attributes)

const found = (item: Item) => checkItem(item).map(({ severity, about, text }) => [severity, about, text])
const errors = (parts: Parts) => found(buildItem({ outcomes: score, ...parts }))
const unreachable = (reason: string, about = 'SCORE') => [['error', about, `unreachable maximum: ${reason}`]]

describe('a correct response that does not reach the maximum', () => {
  const rest = template('match_correct')
  const declarations = declare({ correct: ['C0'] })

  it.each<[string, string, ReturnType<typeof unreachable> | []]>([
    ['as no maximum is said', score, []],
    ['as it is 1', outcome('SCORE', 'normal-maximum="1"'), []],
    [
      'as SCORE has more',
      outcome('SCORE', 'normal-maximum="5"'),
      unreachable('the correct response scores 1 of 5'),
    ],
    [
      'as MAXSCORE is more',
      score + outcome('MAXSCORE', '', 4),
      unreachable('the correct response scores 1 of 4', 'MAXSCORE'),
    ],
    [
      'as MAXSCORE counts, and not what SCORE has',
      outcome('SCORE', 'normal-maximum="1"') + outcome('MAXSCORE', '', 4),
      unreachable('the correct response scores 1 of 4', 'MAXSCORE'),
    ],
    ['as MAXSCORE is 0', score + outcome('MAXSCORE', '', 0), []],
    ['as MAXSCORE has no value', score + outcome('MAXSCORE'), []],
  ])('is found, or is none, %s', (_, outcomes, expected) => {
    expect(errors({ declarations, outcomes, body: choice(), rest })).toEqual(expected)
  })

  it('is told of with what is wrong with it', () => {
    const [[, , text = ''] = []] = errors({
      declarations: declare({ correct: ['gone'] }),
      rest,
      body: choice(),
    })
    expect(text).toMatch(/^unreachable maximum: the correct response is refused: .*gone/)
  })

  it('is told of with all that is wrong with it', () => {
    const parts = {
      declarations: ['P', 'Q'].map((name) => declare({ name, correct: ['gone'] })).join(''),
      body: choice(2, 'P') + choice(2, 'Q'),
      processing: pointIf(`<qti-match>${variable('P')}<qti-correct identifier="P"/></qti-match>`),
    }
    const [[, , text = ''] = []] = errors(parts)
    const problems = text.split(': ').slice(2).join(': ').split('; ')
    expect(problems).toHaveLength(2)
    for (const problem of problems) expect(problem).toContain('gone')
  })

  it('of several values is a list, of one is one', () => {
    const several = (cardinality: string) => declare({ cardinality, correct: ['C0', 'C1'] })
    expect(
      errors({ declarations: several('multiple'), body: choice(2, 'RESPONSE', 'max-choices="0"'), rest }),
    ).toEqual([])
    const order = asked('order', choices('qti-simple-choice', letters(2)))
    expect(errors({ declarations: several('ordered'), body: order, rest })).toEqual([])
  })
})

describe('the best of a mapping', () => {
  const entries = (values: Record<string, number>) =>
    `<qti-mapping>${Object.entries(values)
      .map(([key, each]) => `<qti-map-entry map-key="${key}" mapped-value="${each}"/>`)
      .join('')}</qti-mapping>`
  const mapped = (values: Record<string, number>, correct: string[] = [], cardinality = 'single') =>
    declare({ cardinality, correct, mapping: entries(values) })
  const rest = template('map_response')
  const outcomes = outcome('SCORE', 'normal-maximum="3"')

  it('reaches the maximum where the correct response does not', () => {
    expect(errors({ declarations: mapped({ C0: 1, C1: 3 }), outcomes, body: choice(), rest })).toEqual([])
    expect(
      errors({ declarations: mapped({ C0: 1, C1: 3 }, ['C0']), outcomes, body: choice(), rest }),
    ).toEqual([])
    const several = mapped({ C0: 1, C1: 2, C2: -1 }, ['C0'], 'multiple')
    const body = choice(20, 'RESPONSE', 'max-choices="0"')
    expect(errors({ declarations: several, outcomes, body, rest })).toEqual([])
  })

  it('is not enough either', () => {
    expect(
      errors({ declarations: mapped({ C0: 1, C1: 2 }, ['C0']), outcomes, body: choice(), rest }),
    ).toEqual(unreachable('the correct response scores 1 of 3'))
  })

  it('of areas is a point in one', () => {
    const area = (mappedValue: number) =>
      `<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="point"><qti-area-mapping><qti-area-map-entry shape="circle" coords="5,5,2" mapped-value="${mappedValue}"/></qti-area-mapping></qti-response-declaration>`
    const body = asked(
      'select-point',
      '<img src="a.png" alt="x" width="9" height="9"/>',
      'RESPONSE',
      'max-choices="1"',
    )
    const parts = { outcomes, body, rest: template('map_response_point') }
    expect(errors({ ...parts, declarations: area(3) })).toEqual([])
    expect(errors({ ...parts, declarations: area(2) })).toEqual(
      unreachable('the correct response scores 0 of 3'),
    )
  })
})

describe('an item whose rules alone know what is right', () => {
  const two = [declare({ name: 'P' }), declare({ name: 'Q' })].join('')
  const both = (first: number, second = first) => choice(first, 'P') + choice(second, 'Q')
  const none = unreachable('no answer can ever be right')
  const hotspots = (ids: string[]) =>
    asked(
      'hotspot',
      `<img src="a.png" alt="x"/>${ids.map((id, at) => `<qti-hotspot-choice identifier="${id}" shape="circle" coords="${at},1,1"/>`).join('')}`,
    )

  it.each<[string, Parts, unknown[]]>([
    [
      'one',
      { declarations: declare({}), body: choice(), processing: pointIf(matches('RESPONSE', 'C1')) },
      [],
    ],
    [
      'one',
      { declarations: declare({}), body: choice(), processing: pointIf(matches('RESPONSE', 'C2')) },
      none,
    ],
    [
      'an inline choice',
      {
        declarations: declare({}),
        body: `<p>${asked('inline-choice', choices('qti-inline-choice', ['C0', 'C1']))}</p>`,
        processing: pointIf(matches('RESPONSE', 'C2')),
      },
      none,
    ],
    [
      'an order, which nobody lists',
      {
        declarations: declare({ cardinality: 'ordered' }),
        body: asked('order', choices('qti-simple-choice', ['C0', 'C1'])),
        processing: pointIf(`<qti-member>${value('no')}${variable('RESPONSE')}</qti-member>`),
      },
      [],
    ],
    [
      'an inline choice',
      {
        declarations: declare({}),
        body: `<p>${asked('inline-choice', choices('qti-inline-choice', ['C0', 'C1']))}</p>`,
        processing: pointIf(matches('RESPONSE', 'C1')),
      },
      [],
    ],
    [
      'an area',
      {
        declarations: declare({}),
        body: hotspots(['C0', 'C1']),
        processing: pointIf(matches('RESPONSE', 'C1')),
      },
      [],
    ],
    [
      'an area',
      {
        declarations: declare({}),
        body: hotspots(['C0', 'C1']),
        processing: pointIf(matches('RESPONSE', 'C2')),
      },
      none,
    ],
    [
      'two',
      { declarations: two, body: both(2), processing: pointIf(and(matches('P', 'C1'), matches('Q', 'C0'))) },
      [],
    ],
    [
      'two',
      {
        declarations: two,
        body: both(2),
        processing: pointIf(and(matches('P', 'C1'), matches('P', 'C0'), matches('Q', 'C0'))),
      },
      none,
    ],
    // 22 × 22 answers can be tried, 23 × 22 are too many to say anything.
    [
      'two',
      { declarations: two, body: both(22), processing: pointIf(and(matches('P', 'no'), matches('Q', 'no'))) },
      none,
    ],
    [
      'two',
      {
        declarations: two,
        body: both(25, 20),
        processing: pointIf(and(matches('P', 'no'), matches('Q', 'no'))),
      },
      none,
    ],
    [
      'two',
      {
        declarations: two,
        body: both(23, 22),
        processing: pointIf(and(matches('P', 'no'), matches('Q', 'no'))),
      },
      [],
    ],
    [
      'one beside a text, which nobody can list',
      {
        declarations: declare({ name: 'P' }) + declare({ name: 'T', baseType: 'string' }),
        body: `${choice(2, 'P')}<p><qti-text-entry-interaction response-identifier="T"/></p>`,
        processing: pointIf(
          and(matches('P', 'no'), `<qti-match>${variable('T')}${value('no', 'string')}</qti-match>`),
        ),
      },
      [],
    ],
  ])('of %s: %#', (_, parts, expected) => {
    expect(errors(parts)).toEqual(expected)
  })

  const subset = (ids: string[]) =>
    `<qti-match>${variable('RESPONSE')}<qti-multiple>${ids.map((id) => value(id)).join('')}</qti-multiple></qti-match>`
  const several = declare({ cardinality: 'multiple' })
  const any = (count: number) => choice(count, 'RESPONSE', 'max-choices="0"')

  it('of several choices is tried with each set of them, up to eight', () => {
    expect(
      errors({ declarations: several, body: any(4), processing: pointIf(subset(['C0', 'C2', 'C3'])) }),
    ).toEqual([])
    expect(
      errors({ declarations: several, body: any(4), processing: pointIf(subset(['C0', 'C4'])) }),
    ).toEqual(none)
    expect(errors({ declarations: several, body: any(8), processing: pointIf(subset(['no'])) })).toEqual(none)
    expect(errors({ declarations: several, body: any(9), processing: pointIf(subset(['no'])) })).toEqual([])
    const isNull = `<qti-is-null>${variable('RESPONSE')}</qti-is-null>`
    const nothing = pointIf(`<qti-or>${isNull}${subset(['no'])}</qti-or>`)
    expect(errors({ declarations: several, body: any(2), processing: nothing })).toEqual([])
  })
})

describe('nothing is said of the maximum', () => {
  const text = '<qti-extended-text-interaction response-identifier="TEXT"/>'
  const essay = declare({ name: 'TEXT', baseType: 'string' })
  const outcomes = outcome('SCORE', 'normal-maximum="9"')
  const parts = {
    declarations: declare({ correct: ['C0'] }),
    outcomes,
    body: choice(),
    rest: template('match_correct'),
  }

  it('where a person marks a part, the item takes several turns, or nothing is asked', () => {
    expect(errors(parts)).toEqual(unreachable('the correct response scores 1 of 9'))
    expect(errors({ ...parts, declarations: parts.declarations + essay, body: choice() + text })).toEqual([])
    expect(errors({ outcomes, declarations: essay, body: text })).toEqual([])
    expect(found({ ...buildItem(parts), adaptive: true })).toEqual([])
    expect(errors({ outcomes, body: '<p>Read.</p>' })).toEqual([])
  })

  it.each([
    ['upload', 'file', ''],
    ['drawing', 'file', '<img src="a.png" alt="x"/>'],
    ['media', 'integer', '<audio src="a.mp3"/>'],
    ['extended-text', 'string', ''],
  ])('of what a person marks: %s', (kind, baseType, inside) => {
    expect(errors({ declarations: declare({ baseType }), body: asked(kind, inside), outcomes })).toEqual([])
  })
})
