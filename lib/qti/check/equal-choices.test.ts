import { describe, expect, it } from 'vitest'
import { buildItem, declare } from '#lib/qti/fixtures/build-item.ts'
import {
  directed,
  image,
  multiple,
  of,
  ordered,
  pairs,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'
import { checkItem } from './check-item.ts'

/** Choices between which a student cannot tell, and images of which nothing is said. */

function findings(body: string, variable: Variable, word: string) {
  return checkItem(buildItem({ declarations: declare(variable), body })).filter(({ text }) =>
    text.includes(word),
  )
}

const equal = (first: string, second: string) => ({
  severity: 'error',
  about: second,
  text: `equal choices: "${first}" and "${second}" of "RESPONSE" are the same`,
})

const each = (name: string, texts: readonly string[], { from = 'A', attributes = '' } = {}) =>
  texts
    .map((text, at) => {
      const identifier = String.fromCharCode(from.charCodeAt(0) + at)
      return `<qti-${name} identifier="${identifier}" match-max="1" ${attributes}>${text}</qti-${name}>`
    })
    .join('')
const set = (texts: readonly string[], from: string) =>
  `<qti-simple-match-set>${each('simple-associable-choice', texts, { from })}</qti-simple-match-set>`
const spots = (name: string, shapes: readonly string[]) =>
  shapes.map((shape, at) => `<qti-${name} identifier="${'ABCD'[at]}" match-max="1" ${shape}/>`).join('')
const same = ['one', 'two', 'one']
const areas = [
  'shape="rect" coords="0,0,1,1"',
  'shape="rect" coords="0,0,1,2"',
  'shape="rect" coords="0,0,1,1"',
]
const others = [
  ...['shape="circle" coords="1,1,2"', 'shape="circle" coords="1,12,2"', 'shape="circle" coords="11,2,2"'],
  'shape="default"',
]

describe('choices that look the same are found', () => {
  it.each<[string, Variable]>([
    [of('choice-interaction', '', each('simple-choice', same)), {}],
    [`<p>${of('inline-choice-interaction', '', each('inline-choice', same))}</p>`, {}],
    [of('order-interaction', '', each('simple-choice', same)), ordered],
    [of('associate-interaction', '', each('simple-associable-choice', same)), pairs],
    [of('gap-match-interaction', '', `${each('gap-text', same)}<p><qti-gap identifier="G"/></p>`), directed],
    [
      of(
        'graphic-gap-match-interaction',
        '',
        image +
          each('gap-text', same) +
          '<qti-associable-hotspot identifier="G" shape="default" match-max="1"/>',
      ),
      directed,
    ],
    [of('match-interaction', '', set(same, 'A') + set(['one', 'two'], 'X')), directed],
    [of('hotspot-interaction', '', image + spots('hotspot-choice', areas)), {}],
    [of('graphic-order-interaction', '', image + spots('hotspot-choice', areas)), ordered],
    [of('graphic-associate-interaction', '', image + spots('associable-hotspot', areas)), pairs],
  ])('in %s', (body, variable) => {
    expect(findings(body, variable, 'equal')).toEqual([equal('A', 'C')])
  })

  it('on the second side of a match too, and not across its sides', () => {
    const body = of('match-interaction', '', set(['one', 'two'], 'A') + set(same, 'X'))
    expect(findings(body, directed, 'equal')).toEqual([equal('X', 'Z')])
  })

  it('but not areas of another shape, or elsewhere', () => {
    const rect = 'shape="rect" coords="1,1,2,2"'
    const ellipse = 'shape="ellipse" coords="1,1,2,2"'
    const shapes = of('hotspot-interaction', '', image + spots('hotspot-choice', [rect, ellipse]))
    expect(findings(shapes, {}, 'equal')).toEqual([])
    const body = of('hotspot-interaction', '', image + spots('hotspot-choice', others))
    expect(findings(body, {}, 'equal')).toEqual([])
  })

  it.each<[boolean, string, string]>([
    [true, 'a b', ' a  b '],
    [true, 'a b', 'a\n b'],
    [false, 'a b', 'ab'],
    [true, 'a', '<p>a</p>'],
    [true, 'a', '<div>a</div>'],
    [true, 'a', '<span>a</span>'],
    [true, '<p id="x">a</p>', '<p class="y">a</p>'],
    [true, '<b id="x">a</b>', '<b class="y">a</b>'],
    [false, 'a', '<b>a</b>'],
    [false, '<i>a</i>', '<b>a</b>'],
    [false, '<b>a</b>', '<b>b</b>'],
    [false, '<p>a</p>', '<p lang="de">a</p>'],
    [false, '<img src="a.png" alt=""/>', '<img src="b.png" alt=""/>'],
    [true, '<img src="a.png" alt="" id="x"/>', '<img src="a.png" alt="" class="y"/>'],
    [false, '<pre>a  b</pre>', '<pre>a b</pre>'],
    [false, '<pre><b>a  b</b></pre>', '<pre><b>a b</b></pre>'],
    [true, '<pre>a b</pre>', '<pre>a b</pre>'],
    [true, '<b>a  b</b>', '<b>a b</b>'],
    [
      false,
      'x <qti-printed-variable identifier="SCORE"/>',
      'x <qti-printed-variable identifier="SCORE" format="%d"/>',
    ],
  ])('(%s) where they are %j and %j', (isEqual, first, second) => {
    const body = of('choice-interaction', '', each('simple-choice', [first, second]))
    expect(findings(body, {}, 'equal')).toEqual(isEqual ? [equal('A', 'B')] : [])
  })

  it('but not where a label tells them apart, or a template shows one at a time', () => {
    const labelled =
      each('simple-choice', ['a'], { attributes: 'label="x"' }) + each('simple-choice', ['a'], { from: 'B' })
    expect(findings(of('choice-interaction', '', labelled), {}, 'equal')).toEqual([])
    const drawn = 'template-identifier="T" show-hide="show"'
    const alternatives = each('simple-choice', ['a', 'a'], { attributes: drawn })
    expect(findings(of('choice-interaction', '', alternatives), {}, 'equal')).toEqual([])
    const spot = `shape="default" ${drawn}`
    const shapes = image + spots('hotspot-choice', [spot, spot])
    expect(findings(of('hotspot-interaction', '', shapes), {}, 'equal')).toEqual([])
  })

  it('each with the first that looks so', () => {
    const body = of('choice-interaction', 'max-choices="0"', each('simple-choice', ['a', 'b', 'a', 'a', 'b']))
    expect(findings(body, multiple, 'equal')).toEqual([equal('A', 'C'), equal('A', 'D'), equal('B', 'E')])
  })
})

it('an image without a text that stands for it is a warning', () => {
  const body = (alt: string) =>
    of(
      'hotspot-interaction',
      '',
      `<img src="a.png" alt="${alt}"/>${spots('hotspot-choice', areas.slice(0, 2))}`,
    )
  expect(findings(body(''), {}, 'image')).toEqual([
    {
      severity: 'warning',
      about: 'RESPONSE',
      text: 'the image of "RESPONSE" has no text that stands for it',
    },
  ])
  expect(findings(body('a map'), {}, 'image')).toEqual([])
})
