import { describe, expect, it } from 'vitest'
import {
  buildItem,
  choices,
  declare,
  feedbackOutcome,
  rightOrNotYet,
  scoreOutcome,
} from '#lib/qti/fixtures/build-item.ts'
import type { ItemState } from '#lib/qti/item/item.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { toPublicItem } from './to-public-item.ts'
import { showsOutcomes } from './variables.ts'

const block = (identifier: string, text: string, showHide = 'show') =>
  `<qti-feedback-block outcome-identifier="FEEDBACK" identifier="${identifier}" show-hide="${showHide}"><qti-content-body><p>${text}</p></qti-content-body></qti-feedback-block>`

const item = buildItem({
  declarations: declare({ correct: ['A'] }),
  outcomes: scoreOutcome + feedbackOutcome,
  body: `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>
    ${block('right', 'Well done')}${block('not-yet', 'Again')}${block('right', 'Not solved', 'hide')}
    <p>Score: <qti-printed-variable identifier="SCORE" format="%.1f"/></p>`,
  processing: rightOrNotYet,
})

function show(state?: ItemState): string {
  const shown = toPublicItem(item, { seed: 1, stimuli: [], resolveHref: () => null, ...(state && { state }) })
  return JSON.stringify(shown.body)
}

function shownAfter(response: string): string {
  const scored = scoreItem(item, { RESPONSE: response }, { seed: 1 })
  return show(scored.kind === 'scored' ? scored.state : undefined)
}

describe('content that depends on a variable', () => {
  it('is not there before its outcome is computed, unless it is shown until then', () => {
    expect(show()).not.toMatch(/Well done|Again/)
    expect(show()).toContain('Not solved')
  })

  it('is there once its outcome is computed', () => {
    expect(shownAfter('A')).toMatch(/Well done.*Score: 1\.0/)
    expect(shownAfter('A')).not.toMatch(/Again|Not solved/)
    expect(shownAfter('B')).toContain('Again')
  })

  it('is known to be there, so that only items with some are compared after an answer', () => {
    expect(showsOutcomes(item)).toBe(true)
    const choice = `<qti-choice-interaction response-identifier="RESPONSE">${choices('qti-simple-choice', ['A', 'B'])}</qti-choice-interaction>`
    expect(showsOutcomes(buildItem({ declarations: declare({ correct: ['A'] }), body: choice }))).toBe(false)
  })

  it('takes its interactions with it', () => {
    const second = '<qti-text-entry-interaction response-identifier="NEXT"/>'
    const staged = buildItem({
      declarations: declare({ name: 'NEXT', baseType: 'string' }),
      outcomes: scoreOutcome + feedbackOutcome,
      body: block('right', second),
    })
    const shown = toPublicItem(staged, { seed: 1, stimuli: [], resolveHref: () => null })
    expect(shown).toMatchObject({ body: [], responses: [] })
  })

  it('is the template that the seed draws', () => {
    const template = (id: string) =>
      `<qti-template-block template-identifier="T" identifier="${id}" show-hide="show"><p>is ${id}</p></qti-template-block>`
    const drawn = buildItem({
      rest: `<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"/>
        <qti-template-processing><qti-set-template-value identifier="T"><qti-random><qti-multiple><qti-base-value base-type="identifier">x</qti-base-value><qti-base-value base-type="identifier">y</qti-base-value></qti-multiple></qti-random></qti-set-template-value></qti-template-processing>`,
      body: template('x') + template('y'),
    })
    const texts = Array.from({ length: 20 }, (_, seed) =>
      JSON.stringify(toPublicItem(drawn, { seed, stimuli: [], resolveHref: () => null }).body),
    )
    expect(new Set(texts).size).toBe(2)
    for (const text of texts) expect(text.match(/is [xy]/g)).toHaveLength(1)
  })

  const bodyShown = (body: string, rest = '') =>
    toPublicItem(buildItem({ outcomes: scoreOutcome + feedbackOutcome, body, rest }), {
      ...{ seed: 1, stimuli: [], resolveHref: () => null },
      state: { outcomes: { FEEDBACK: { cardinality: 'single', baseType: 'identifier', value: 'right' } } },
    }).body

  const element = (name: string, attributes: object, ...children: unknown[]) => ({
    ...{ kind: 'element', name, attributes },
    ...(children.length > 0 && { children }),
  })

  it.each([
    ['feedback-block', 'outcome', 'div', { class: 'qti-feedback-block' }],
    ['feedback-inline', 'outcome', 'span', { class: 'qti-feedback-inline' }],
    ['rubric-block', 'outcome', 'div', { class: 'qti-rubric-block' }],
  ])('is an element whose class says what it was: %s', (name, of, shown, { class: own }) => {
    const write = (attributes: string, inside: string) =>
      `<qti-${name} view="candidate" ${of}-identifier="FEEDBACK" identifier="right" show-hide="show" ${attributes}>${inside}</qti-${name}>`
    const inside = '<qti-content-body>a <b>b</b></qti-content-body>'
    const children = ['a ', { kind: 'element', name: 'b', children: ['b'] }]
    expect(bodyShown(write('', inside))).toStrictEqual([element(shown, { class: own }, ...children)])
    expect(bodyShown(write('class="wide" lang="de"', inside))).toStrictEqual([
      element(shown, { class: `${own} wide`, lang: 'de' }, ...children),
    ])
    expect(bodyShown(write('', ''))).toStrictEqual([element(shown, { class: own })])
  })

  it('of a template is its content alone, and an element only where the author says how it looks', () => {
    const drawn =
      '<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"><qti-default-value><qti-value>x</qti-value></qti-default-value></qti-template-declaration>'
    const write = (kind: string, attributes: string, inside: string, identifier = 'x') =>
      `<qti-template-${kind} template-identifier="T" identifier="${identifier}" show-hide="show" ${attributes}>${inside}</qti-template-${kind}>`
    const bold = { kind: 'element', name: 'b', children: ['b'] }
    expect(
      bodyShown(`<p>a ${write('inline', '', 'b<b>b</b>')} ${write('inline', '', 'c', 'y')}d</p>`, drawn),
    ).toStrictEqual([{ kind: 'element', name: 'p', children: ['a b', bold, ' d'] }])
    expect(bodyShown(write('block', '', '<b>b</b>'), drawn)).toStrictEqual([bold])
    expect(bodyShown(write('block', 'class="wide"', '<b>b</b>'), drawn)).toStrictEqual([
      element('div', { class: 'wide' }, bold),
    ])
    expect(bodyShown(`<p>${write('inline', 'class="wide"', '')}</p>`, drawn)).toStrictEqual([
      { kind: 'element', name: 'p', children: [element('span', { class: 'wide' })] },
    ])
  })
})

describe('in MathML the name of a template variable', () => {
  const declared = (name: string, type: string, ...values: string[]) =>
    `<qti-template-declaration identifier="${name}" cardinality="${values.length > 1 ? 'multiple' : 'single'}" base-type="${type}" math-variable="true">${values.length > 0 ? `<qti-default-value>${values.map((value) => `<qti-value>${value}</qti-value>`).join('')}</qti-default-value>` : ''}</qti-template-declaration>`
  const drawn = buildItem({
    rest:
      declared('n', 'integer', '7') +
      declared('f', 'float', '0.5') +
      declared('s', 'string', 'y') +
      declared('many', 'integer', '1', '2') +
      declared('none', 'integer'),
    body: '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi> n </mi><mi>f</mi><mi>s</mi><mi>many</mi><mi>none</mi><mi>x</mi><mi/><mtext>n</mtext></math>',
  })

  it('stands for its one value, a number as a number; any other name stays', () => {
    const { body } = toPublicItem(drawn, { seed: 1, stimuli: [], resolveHref: () => null })
    const named = (name: string, ...children: string[]) => ({
      ...{ kind: 'element', name },
      ...(children.length > 0 && { children }),
    })
    expect(body).toMatchObject([{ name: 'math' }])
    const [math] = body
    expect(typeof math === 'object' && math.kind === 'element' && math.children).toEqual([
      ...[named('mn', '7'), named('mn', '0.5'), named('mi', 'y'), named('mi', 'many'), named('mi', 'none')],
      ...[named('mi', 'x'), named('mi'), named('mtext', 'n')],
    ])
  })
})

describe('a choice that depends on a template variable', () => {
  const conditional = (name: string, inside = '') =>
    ['ash', 'oak']
      .map(
        (id) =>
          `<qti-${name} identifier="${id}" template-identifier="T" show-hide="hide" ${name.includes('hot') && name !== 'hottext' ? 'shape="default"' : ''} match-max="1">${inside && inside + id}</qti-${name}>`,
      )
      .join('')
  const both = '<qti-simple-associable-choice identifier="p" match-max="1">p</qti-simple-associable-choice>'
  const image = '<img src="a.png" alt="" width="9" height="9"/>'
  const on = 'response-identifier="RESPONSE"'

  it.each<[string, Parameters<typeof declare>[0]]>([
    [`<qti-choice-interaction ${on}>${conditional('simple-choice', 'of ')}</qti-choice-interaction>`, {}],
    [
      `<qti-order-interaction ${on}>${conditional('simple-choice', 'of ')}</qti-order-interaction>`,
      { cardinality: 'ordered' },
    ],
    [
      `<p><qti-inline-choice-interaction ${on}>${conditional('inline-choice', 'of ')}</qti-inline-choice-interaction></p>`,
      {},
    ],
    [`<qti-hottext-interaction ${on}><p>${conditional('hottext', 'of ')}</p></qti-hottext-interaction>`, {}],
    [
      `<qti-match-interaction ${on}><qti-simple-match-set>${conditional('simple-associable-choice', 'of ')}</qti-simple-match-set><qti-simple-match-set>${both}</qti-simple-match-set></qti-match-interaction>`,
      { cardinality: 'multiple', baseType: 'directedPair' },
    ],
    [
      `<qti-gap-match-interaction ${on}><qti-gap-text identifier="g" match-max="1">g</qti-gap-text><p>${conditional('gap')}</p></qti-gap-match-interaction>`,
      { cardinality: 'multiple', baseType: 'directedPair' },
    ],
    [`<qti-hotspot-interaction ${on}>${image}${conditional('hotspot-choice')}</qti-hotspot-interaction>`, {}],
    [
      `<qti-graphic-associate-interaction ${on}>${image}${conditional('associable-hotspot')}</qti-graphic-associate-interaction>`,
      { cardinality: 'multiple', baseType: 'pair' },
    ],
  ])('is there only while its variable does not hold its name: %s', (body, variable) => {
    const drawn = buildItem({
      declarations: declare(variable),
      body,
      rest: '<qti-template-declaration identifier="T" cardinality="single" base-type="identifier"><qti-default-value><qti-value>ash</qti-value></qti-default-value></qti-template-declaration>',
    })
    const shown = JSON.stringify(toPublicItem(drawn, { seed: 1, stimuli: [], resolveHref: (href) => href }))
    expect(shown).toContain('"identifier":"oak"')
    expect(shown).not.toContain('"identifier":"ash"')
  })
})
