import { describe, expect, it } from 'vitest'
import {
  base,
  choice,
  directed,
  image,
  look,
  looks,
  multiple,
  of,
  ordered,
  pairs,
  plain,
  prompt,
  readInteraction,
  shown,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'

/** What is read with nothing but what must be there, and with all that can be. */

describe('images', () => {
  const area = (name: string, identifier: string, attributes: string) =>
    `<qti-${name} identifier="${identifier}" ${attributes}/>`
  const hotspots =
    area(
      'hotspot-choice',
      'A',
      `shape="circle" coords="10, 20,5" hotspot-label="here" ${look.replace('label="L"', '')}`,
    ) + area('hotspot-choice', 'B', 'shape="default"')
  const read2 = [
    { identifier: 'A', shape: 'circle', coords: [10, 20, 5], label: 'here', class: 'wide', data: looks.data },
    { identifier: 'B', shape: 'default', coords: [] },
  ]
  const associable =
    area('associable-hotspot', 'A', 'shape="rect" coords="0 0 9 9" match-max="0"') +
    area('associable-hotspot', 'B', 'shape="poly" coords="0,0,9,0,9,9" match-group="A"')
  const readAssociable = [
    { identifier: 'A', shape: 'rect', coords: [0, 0, 9, 9], matchMin: 0, matchMax: 0 },
    {
      identifier: 'B',
      shape: 'poly',
      coords: [0, 0, 9, 0, 9, 9],
      matchMin: 0,
      matchMax: 1,
      matchGroup: ['A'],
    },
  ]

  it('with areas to choose, to order, to pair and to fill', () => {
    expect(readInteraction(of('hotspot-interaction', '', prompt + image + hotspots), multiple)).toStrictEqual(
      {
        ...{
          kind: 'hotspot',
          ...base,
          prompt: ['Why?'],
          image: shown,
          minChoices: 0,
          maxChoices: 1,
          hotspots: read2,
        },
      },
    )
    expect(readInteraction(of('graphic-order-interaction', '', image + hotspots), ordered)).toStrictEqual({
      ...{ kind: 'graphicOrder', ...base, image: shown, minChoices: 0, maxChoices: 0, hotspots: read2 },
    })
    expect(
      readInteraction(of('graphic-associate-interaction', 'max-associations="3"', image + associable), pairs),
    ).toStrictEqual({
      ...{ kind: 'graphicAssociate', ...base, image: shown, minAssociations: 0, maxAssociations: 3 },
      hotspots: readAssociable,
    })
    expect(
      readInteraction(
        of('graphic-gap-match-interaction', '', image + choice('gap-text', 'C') + associable),
        directed,
      ),
    ).toStrictEqual({
      ...{ kind: 'graphicGapMatch', ...base, image: shown, minAssociations: 0, maxAssociations: 1 },
      ...{ choices: [{ ...plain('C'), matchMin: 0, matchMax: 1 }], hotspots: readAssociable },
    })
  })

  it('with points, drawings and an object to be put on them', () => {
    expect(
      readInteraction(of('select-point-interaction', '', image), {
        cardinality: 'multiple',
        baseType: 'point',
      }),
    ).toStrictEqual({
      ...{ kind: 'selectPoint', ...base, image: shown, minChoices: 0, maxChoices: 0 },
    })
    expect(
      readInteraction(of('drawing-interaction', '', prompt + image), { baseType: 'file' }),
    ).toStrictEqual({
      ...{ kind: 'drawing', ...base, prompt: ['Why?'], image: shown },
    })
    const stage = (attributes: string) =>
      `<qti-position-object-stage>${image}${of('position-object-interaction', attributes, '<object data="o.png" type="image/png">a pin</object>')}</qti-position-object-stage>`
    const variable: Variable = { cardinality: 'multiple', baseType: 'point' }
    const object = { href: 'o.png', mediaType: 'image/png', alt: 'a pin' }
    expect(readInteraction(stage(''), variable)).toStrictEqual({
      ...{ kind: 'positionObject', ...base, image: shown, object, minChoices: 0, maxChoices: 1 },
    })
    expect(readInteraction(stage('center-point=" 3, 4 " max-choices="0"'), variable)).toMatchObject({
      ...{ centerPoint: [3, 4], maxChoices: 0 },
    })
  })

  it.each([
    ['<img src="a.png" alt=""/>', { href: 'a.png', alt: '' }],
    ['<img src="a.png" alt="x" width="50%" height="12.5"/>', { href: 'a.png', alt: 'x', height: 12.5 }],
    ['<img src="a.png" alt="x" width="a50" height="auto 12"/>', { href: 'a.png', alt: 'x' }],
    ['<picture><source srcset="b.webp"/><img src="a.png" alt="x"/></picture>', { href: 'a.png', alt: 'x' }],
    [
      '<object data="a.svg" type="image/svg+xml" width=" 50 px "/>',
      { href: 'a.svg', mediaType: 'image/svg+xml', width: 50, alt: '' },
    ],
  ])('that are written as %s', (written, expected) => {
    const { kind, ...read } = readInteraction(of('select-point-interaction', '', written), {
      baseType: 'point',
    })
    expect([kind, 'image' in read && read.image]).toStrictEqual(['selectPoint', expected])
  })
})
