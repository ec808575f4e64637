import { describe, expect, it } from 'vitest'
import { buildItem, declare, refusals } from '#lib/qti/fixtures/build-item.ts'
import {
  both,
  choice,
  directed,
  image,
  of,
  ordered,
  pairs,
  readInteraction,
  single,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'

/** What holds for all kinds of interaction alike. */

/** One of each kind, with a variable that it takes. */
const kinds: [string, Variable, body: string][] = [
  ['choice', single, of('choice-interaction', '', both('simple-choice'))],
  ['order', ordered, of('order-interaction', '', both('simple-choice'))],
  ['inline-choice', single, of('inline-choice-interaction', '', both('inline-choice'))],
  ['text-entry', { baseType: 'string' }, of('text-entry-interaction', '', '')],
  ['extended-text', { baseType: 'string' }, of('extended-text-interaction', '', '')],
  ['hottext', single, of('hottext-interaction', '', `<p>${choice('hottext', 'A')}</p>`)],
  ['associate', pairs, of('associate-interaction', '', both('simple-associable-choice'))],
  [
    'match',
    directed,
    of(
      'match-interaction',
      '',
      ['A', 'B']
        .map((id) => `<qti-simple-match-set>${choice('simple-associable-choice', id)}</qti-simple-match-set>`)
        .join(''),
    ),
  ],
  [
    'gap-match',
    directed,
    of('gap-match-interaction', '', `${choice('gap-text', 'A')}<p><qti-gap identifier="G"/></p>`),
  ],
  [
    'hotspot',
    single,
    of('hotspot-interaction', '', `${image}<qti-hotspot-choice identifier="A" shape="default"/>`),
  ],
  [
    'graphic-order',
    ordered,
    of('graphic-order-interaction', '', `${image}<qti-hotspot-choice identifier="A" shape="default"/>`),
  ],
  [
    'graphic-associate',
    pairs,
    of(
      'graphic-associate-interaction',
      '',
      `${image}<qti-associable-hotspot identifier="A" shape="default"/>`,
    ),
  ],
  [
    'graphic-gap-match',
    directed,
    of(
      'graphic-gap-match-interaction',
      '',
      `${image}${choice('gap-text', 'B')}<qti-associable-hotspot identifier="A" shape="default"/>`,
    ),
  ],
  ['select-point', { baseType: 'point' }, of('select-point-interaction', '', image)],
  [
    'position-object',
    { baseType: 'point' },
    `<qti-position-object-stage>${image}${of('position-object-interaction', '', image)}</qti-position-object-stage>`,
  ],
  ['drawing', { baseType: 'file' }, of('drawing-interaction', '', image)],
  ['slider', { baseType: 'integer' }, of('slider-interaction', 'lower-bound="0" upper-bound="9"', '')],
  ['media', { baseType: 'integer' }, of('media-interaction', '', '<audio src="a.mp3"/>')],
  ['upload', { baseType: 'file' }, of('upload-interaction', '', '')],
  ['end-attempt', { baseType: 'boolean' }, of('end-attempt-interaction', 'title="T"', '')],
  [
    'portable-custom',
    { baseType: 'string' },
    of(
      'portable-custom-interaction',
      'custom-interaction-type-identifier="urn:x" module="m"',
      '<qti-interaction-markup/>',
    ),
  ],
]

/** What is typed or made by a module may be of any type, and a record. */
const takesAny = ['text-entry', 'extended-text', 'portable-custom']

describe('each interaction', () => {
  it.each(kinds)('needs a variable that is declared: %s', (_, variable, body) => {
    expect(refusals({ body })).toEqual(['its response-identifier names no <qti-response-declaration>'])
    expect(refusals({ declarations: declare(variable), body })).toEqual([])
    const unnamed = body.replace('response-identifier="RESPONSE"', '')
    expect(refusals({ declarations: declare(variable), body: unnamed })).toContain(
      'response-identifier is missing',
    )
  })

  it.each(kinds)(
    'needs a variable of a type that it takes, and of one value or several: %s',
    (kind, variable, body) => {
      const refused = takesAny.includes(kind) ? 0 : 1
      const messages = refusals({ declarations: declare({ ...variable, baseType: 'duration' }), body })
      expect(messages.filter((message) => message.includes('base type'))).toHaveLength(refused)
      const records = refusals({
        declarations: '<qti-response-declaration identifier="RESPONSE" cardinality="record"/>',
        body,
      })
      expect(records.filter((message) => message.includes('cardinality record'))).toHaveLength(refused)
    },
  )

  it('reports what is wrong inside its prompt and its choices', () => {
    const wrong = '<script/>'
    const inside = (prompt: string, text: string) =>
      of(
        'choice-interaction',
        '',
        `<qti-prompt>${prompt}</qti-prompt><qti-simple-choice identifier="A">${text}</qti-simple-choice>`,
      )
    const messages = ['<script> is not supported']
    expect(refusals({ declarations: declare(single), body: inside(wrong, 'a') })).toEqual(messages)
    expect(refusals({ declarations: declare(single), body: inside('a', wrong) })).toEqual(messages)
    const hottext = of('hottext-interaction', '', `<p>${wrong}${choice('hottext', 'A')}</p>`)
    expect(refusals({ declarations: declare(single), body: hottext })).toEqual(messages)
  })

  it('holds no other interaction in its prompt or in a choice', () => {
    const other = '<qti-text-entry-interaction response-identifier="OTHER"/>'
    const body = of('choice-interaction', '', `<qti-prompt>${other}</qti-prompt>${both('simple-choice')}`)
    expect(
      refusals({ declarations: declare(single) + declare({ name: 'OTHER', baseType: 'string' }), body }),
    ).toEqual(['<qti-text-entry-interaction> may not stand here'])
  })
})

/** QTI 3, shared vocabulary. */
it.each([
  ...['catalog-idref', 'choices-container-width', 'first-column-header', 'item-class'],
  ...['max-selections-message', 'min-selections-message', 'patternmask-message', 'ssml-sub-alias'],
])('an interaction and a choice may say data-%s, and nothing that nobody knows', (name) => {
  const data = `data-${name}="x" data-other="y" onclick="z"`
  const body = of('choice-interaction', data, choice('simple-choice', 'A', data))
  expect(readInteraction(body, single)).toMatchObject({
    data: { [`data-${name}`]: 'x' },
    choices: [{ data: { [`data-${name}`]: 'x' } }],
  })
  expect(JSON.stringify(buildItem({ declarations: declare(single), body }).body)).not.toMatch(/other|onclick/)
})
