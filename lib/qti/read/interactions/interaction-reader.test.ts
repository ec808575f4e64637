import { describe, expect, it } from 'vitest'
import { declare, refusals } from '#lib/qti/fixtures/build-item.ts'
import {
  both,
  choice,
  directed,
  image,
  of,
  ordered,
  pairs,
  single,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'

/** What is refused of each interaction, and with which words. */

describe('is refused', () => {
  const gap = '<p><qti-gap identifier="G"/></p>'
  const spot = '<qti-hotspot-choice identifier="A" shape="default"/>'
  const point: Variable = { baseType: 'point' }

  it.each<[string, Variable, string[]]>([
    [of('choice-interaction', '', ''), single, ['there is no <qti-simple-choice>']],
    [of('choice-interaction', '', `${both('simple-choice')}<p/>`), single, ['<p> is not supported here']],
    [
      of('order-interaction', '', choice('simple-choice', 'A').repeat(2)),
      ordered,
      ['two choices are called "A"'],
    ],
    [
      `<p>${of('inline-choice-interaction', '', choice('inline-choice', 'A').repeat(2))}</p>`,
      single,
      ['two choices are called "A"'],
    ],
    [of('hottext-interaction', '', '<p>x</p>'), single, ['there is no <qti-hottext>']],
    [
      of('hottext-interaction', '', `<p>${choice('hottext', 'A').repeat(2)}</p>`),
      single,
      ['two choices are called "A"'],
    ],
    [of('associate-interaction', '', ''), pairs, ['there is no <qti-simple-associable-choice>']],
    [
      of('associate-interaction', '', choice('simple-associable-choice', 'A').repeat(2)),
      pairs,
      ['two choices are called "A"'],
    ],
    [
      of('match-interaction', '', '<qti-simple-match-set/>'),
      directed,
      ['there must be two <qti-simple-match-set>', 'there is no <qti-simple-associable-choice>'],
    ],
    [
      of(
        'match-interaction',
        '',
        `<qti-simple-match-set>${choice('simple-associable-choice', 'A')}</qti-simple-match-set>`.repeat(2),
      ),
      directed,
      ['two choices are called "A"'],
    ],
    [
      of('match-interaction', '', '<p/>'),
      directed,
      ['<p> is not supported here', 'there must be two <qti-simple-match-set>'],
    ],
    [of('gap-match-interaction', '', gap), directed, ['there is no <qti-gap-text> or <qti-gap-img>']],
    [
      of('gap-match-interaction', '', `${choice('gap-text', 'A')}<p>x</p>`),
      directed,
      ['there is no <qti-gap>'],
    ],
    [
      of('gap-match-interaction', '', choice('gap-text', 'G') + gap),
      directed,
      ['two choices are called "G"'],
    ],
    [of('hotspot-interaction', '', image), single, ['there is no <qti-hotspot-choice>']],
    [of('hotspot-interaction', '', spot), single, ['there must be one image']],
    [of('hotspot-interaction', '', image + image + spot), single, ['there must be one image']],
    [of('hotspot-interaction', '', image + spot + spot), single, ['two choices are called "A"']],
    [of('hotspot-interaction', '', `${image}${spot}<p/>`), single, ['<p> is not supported here']],
    [
      of('hotspot-interaction', '', image + spot.replace('default', 'star')),
      single,
      ['shape="star" is not one of default, circle, rect, poly, ellipse'],
    ],
    [
      of('hotspot-interaction', '', image + spot.replace('"default"', '"rect" coords="1,2"')),
      single,
      ['coords="1,2" is no rect'],
    ],
    [of('graphic-associate-interaction', '', image), pairs, ['there is no <qti-associable-hotspot>']],
    [
      of('graphic-gap-match-interaction', '', `${image}<p/>`),
      directed,
      [
        '<p> is not supported here',
        'there is no <qti-gap-text> or <qti-gap-img>',
        'there is no <qti-associable-hotspot>',
      ],
    ],
    [
      of('select-point-interaction', '', '<object data="a.mp4" type="video/mp4"/>'),
      point,
      ['an image is expected, not video/mp4'],
    ],
    [
      of('select-point-interaction', '', '<img src="javascript:x" alt=""/>'),
      point,
      ['the address "javascript:x" is not allowed'],
    ],
    [of('select-point-interaction', '', `${image}<p/>`), point, ['<p> is not supported here']],
    [
      of('position-object-interaction', '', image),
      point,
      ['there is no <qti-position-object-stage> around it'],
    ],
    [
      `<qti-position-object-stage>${image}${of('position-object-interaction', 'center-point="1"', image)}</qti-position-object-stage>`,
      point,
      ['center-point="1" is no point'],
    ],
    [
      `<qti-position-object-stage>${image}${of('position-object-interaction', 'center-point="1 2 3"', image)}</qti-position-object-stage>`,
      point,
      ['center-point="1 2 3" is no point'],
    ],
    [
      `<qti-position-object-stage>${image}${of('position-object-interaction', 'center-point="a b"', image)}</qti-position-object-stage>`,
      point,
      ['center-point="a b" is no point'],
    ],
    [of('drawing-interaction', '', `${image}<p/>`), { baseType: 'file' }, ['<p> is not supported here']],
    [
      `<p>${of('text-entry-interaction', 'base="16"', '')}</p>`,
      { baseType: 'integer' },
      ['base="16" is not supported, numbers are written in base ten: declare the answer as a string'],
    ],
    [
      of('extended-text-interaction', 'format="rtf"', ''),
      { baseType: 'string' },
      ['format="rtf" is not one of plain, preformatted, xhtml'],
    ],
    [
      of('slider-interaction', 'lower-bound="1"', ''),
      { baseType: 'float' },
      ['upper-bound is missing', 'its lower-bound lies above its upper-bound'],
    ],
    [
      of('slider-interaction', 'lower-bound="2" upper-bound="1"', ''),
      { baseType: 'float' },
      ['its lower-bound lies above its upper-bound'],
    ],
    [
      of('media-interaction', '', '<p>x</p>'),
      { baseType: 'integer' },
      ['there must be one <audio>, <video> or <object>'],
    ],
    [
      of('media-interaction', '', '<audio src="a.mp3"/><video src="b.mp4"/>'),
      { baseType: 'integer' },
      ['there must be one <audio>, <video> or <object>'],
    ],
    [of('upload-interaction', '', '<p/>'), { baseType: 'file' }, ['<p> is not supported here']],
  ])('%s', (body, variable, messages) => {
    expect(refusals({ declarations: declare(variable), body })).toEqual(messages)
  })
})
