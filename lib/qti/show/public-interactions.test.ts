import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import {
  both,
  choice,
  directed,
  image,
  look,
  looks,
  multiple,
  of,
  ordered,
  pairs,
  prompt,
  single,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'
import { toPublicItem } from './to-public-item.ts'

/** What of an interaction's limits and looks is shown; what is absent is not there, and no key is. */

function show(body: string, variable: Variable): unknown {
  const item = buildItem({ declarations: declare(variable), body })
  const shown = toPublicItem(item, { seed: 1, stimuli: [], resolveHref: (href) => `/${href}` })
  // A part that is there and undefined would be lost on the way.
  expect(JSON.parse(JSON.stringify(shown))).toStrictEqual(shown)
  const [node] = shown.body
  if (typeof node === 'object' && node.kind === 'element') return node.children?.[0]
  return node
}

const inline = (name: string, attributes = '', inside = '') => `<p>${of(name, attributes, inside)}</p>`
const spots = '<qti-hotspot-choice identifier="A" shape="rect" coords="0,0,9,9"/>'
const areas =
  '<qti-associable-hotspot identifier="A" shape="default" match-max="2"/><qti-associable-hotspot identifier="B" shape="default" match-group="A"/>'
const point: Variable = { cardinality: 'multiple', baseType: 'point' }
const shownImage = { href: '/a.png', width: 50, height: 40, alt: 'a map' }
const base = { responseIdentifier: 'RESPONSE' }

describe('an interaction shows', () => {
  it.each<[string, Variable, object]>([
    [
      of('choice-interaction', '', both('simple-choice')),
      single,
      { kind: 'choice', ...base, minChoices: 0, maxChoices: 1, orientation: 'vertical' },
    ],
    [
      of(
        'choice-interaction',
        `${look} max-choices="2" min-choices="1" orientation="horizontal"`,
        prompt + both('simple-choice'),
      ),
      multiple,
      { ...looks, prompt: ['Why?'], minChoices: 1, maxChoices: 2, orientation: 'horizontal' },
    ],
    [
      of('order-interaction', '', both('simple-choice')),
      ordered,
      { kind: 'order', ...base, orientation: 'vertical' },
    ],
    [
      of('order-interaction', 'min-choices="1" max-choices="2"', both('simple-choice')),
      ordered,
      { minChoices: 1, maxChoices: 2 },
    ],
    [
      inline('inline-choice-interaction', '', both('inline-choice')),
      single,
      { kind: 'inlineChoice', ...base },
    ],
    [
      inline('inline-choice-interaction', 'min-choices="1"', both('inline-choice')),
      single,
      { minChoices: 1 },
    ],
    [
      inline('text-entry-interaction'),
      { baseType: 'string' },
      { kind: 'textEntry', ...base, baseType: 'string' },
    ],
    [
      inline('text-entry-interaction', 'expected-length="5" placeholder-text="p" pattern-mask="a+"'),
      { baseType: 'string' },
      { expectedLength: 5, placeholder: 'p', patternMask: 'a+' },
    ],
    [
      of('extended-text-interaction', '', ''),
      { baseType: 'string' },
      { kind: 'extendedText', ...base, format: 'plain', minStrings: 0, maxStrings: 1 },
    ],
    [
      of('extended-text-interaction', 'expected-lines="3" format="xhtml"', ''),
      { baseType: 'string' },
      { expectedLines: 3, format: 'xhtml' },
    ],
    [
      of('associate-interaction', 'max-associations="2"', both('simple-associable-choice')),
      pairs,
      { kind: 'associate', ...base, minAssociations: 0, maxAssociations: 2 },
    ],
    [
      of(
        'gap-match-interaction',
        '',
        `${choice('gap-text', 'A')}<p><qti-gap identifier="G" required="true" match-group="A"/></p>`,
      ),
      directed,
      { kind: 'gapMatch', ...base },
    ],
    [
      of('hottext-interaction', 'max-choices="0"', `<p>${choice('hottext', 'A')}</p>`),
      multiple,
      { kind: 'hottext', ...base, maxChoices: 0 },
    ],
    [
      of('hotspot-interaction', '', image + spots),
      single,
      { kind: 'hotspot', ...base, image: shownImage, hotspots: [{ shape: 'rect', coords: [0, 0, 9, 9] }] },
    ],
    [
      of('hotspot-interaction', '', `<img src="a.png" alt=""/>${spots}`),
      single,
      { image: { href: '/a.png', alt: '' } },
    ],
    [
      of('graphic-order-interaction', '', image + spots),
      ordered,
      { kind: 'graphicOrder', ...base, image: shownImage, maxChoices: 0 },
    ],
    [
      of('graphic-associate-interaction', '', image + areas),
      pairs,
      { kind: 'graphicAssociate', ...base, image: shownImage, maxAssociations: 1 },
    ],
    [
      of('graphic-gap-match-interaction', '', image + choice('gap-text', 'C') + areas),
      directed,
      { kind: 'graphicGapMatch', ...base, image: shownImage },
    ],
    [
      of('select-point-interaction', 'max-choices="2"', image),
      point,
      { kind: 'selectPoint', ...base, image: shownImage, maxChoices: 2 },
    ],
    [
      of('drawing-interaction', '', image),
      { baseType: 'file' },
      { kind: 'drawing', ...base, image: shownImage },
    ],
    [
      of(
        'slider-interaction',
        'lower-bound="0" upper-bound="9" step="3" reverse="true" step-label="true" orientation="vertical"',
        '',
      ),
      { baseType: 'integer' },
      {
        kind: 'slider',
        ...base,
        baseType: 'integer',
        lowerBound: 0,
        upperBound: 9,
        step: 3,
        reverse: true,
        stepLabel: true,
        orientation: 'vertical',
      },
    ],
    [
      of(
        'media-interaction',
        'min-plays="1" max-plays="2" autostart="true" loop="true"',
        '<audio src="a.mp3"/>',
      ),
      { baseType: 'integer' },
      {
        kind: 'media',
        ...base,
        minPlays: 1,
        maxPlays: 2,
        autostart: true,
        loop: true,
        media: { name: 'audio', attributes: { src: '/a.mp3' } },
      },
    ],
    [
      of('upload-interaction', 'type="image/png"', ''),
      { baseType: 'file' },
      { kind: 'upload', ...base, mediaTypes: ['image/png'] },
    ],
    [
      inline('end-attempt-interaction', 'title="Hint"'),
      { baseType: 'boolean' },
      { kind: 'endAttempt', ...base, title: 'Hint' },
    ],
  ])('of %s (%j): %j', (body, variable, shown) => {
    expect(show(body, variable)).toMatchObject(shown)
  })

  it('an object to be put on a stage, and its middle where that is said', () => {
    const stage = (attributes: string) =>
      `<qti-position-object-stage>${image}${of('position-object-interaction', attributes, '<img src="o.png" alt="pin"/>')}</qti-position-object-stage>`
    const object = { href: '/o.png', alt: 'pin' }
    expect(show(stage(''), point)).toMatchObject({ kind: 'positionObject', image: shownImage, object })
    expect(show(stage('center-point="3 4"'), point)).toMatchObject({ centerPoint: [3, 4] })
  })
})
