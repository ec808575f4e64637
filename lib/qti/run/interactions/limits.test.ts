import { describe, expect, it } from 'vitest'
import {
  both,
  choice,
  directed,
  image,
  multiple,
  of,
  ordered,
  pairs,
  readInteraction,
  single,
  type Variable,
} from '#lib/qti/fixtures/interaction-parts.ts'
import type { InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { rulesOf } from './registry.ts'

/** The limits of each interaction at their boundaries. */

const check = (body: string, variable: Variable, values: Scalar[]) =>
  problemsOf(readInteraction(body, variable), values)

function problemsOf<K extends InteractionKind>(interaction: InteractionOf<K>, values: Scalar[]): string[] {
  return rulesOf<K>(interaction.kind).check(interaction, values)
}

const three = (name: string) => both(name) + choice(name, 'C')
const line = (attributes = '') =>
  of('slider-interaction', `lower-bound="0" upper-bound="3" ${attributes}`, '')
const plays = (attributes = '') => of('media-interaction', attributes, '<audio src="a.mp3"/>')
const upload = (type: string) => of('upload-interaction', `type="${type}"`, '')
const point: Variable = { cardinality: 'multiple', baseType: 'point' }
const several: Variable = { cardinality: 'ordered', baseType: 'string' }

const used = (limits: string) =>
  of(
    'match-interaction',
    'max-associations="0"',
    ['A', 'X']
      .map((first) => {
        const second = first === 'A' ? 'B' : 'Y'
        const own = first === 'A' ? limits : 'match-max="0"'
        return `<qti-simple-match-set>${choice('simple-associable-choice', first, own)}${choice('simple-associable-choice', second, 'match-max="0"')}</qti-simple-match-set>`
      })
      .join(''),
  )

const placed = (limits: string) =>
  `<qti-position-object-stage>${image}${of('position-object-interaction', limits, image)}</qti-position-object-stage>`

describe('an answer', () => {
  it.each<[string, Variable, Scalar[], string[]]>([
    [used('match-max="0"'), directed, ['A X', 'A Y', 'B X', 'B Y'], []],
    [used('match-max="2"'), directed, ['A X', 'A Y'], []],
    [used('match-max="1"'), directed, ['A X', 'A Y'], ['"A" may be used 1 times']],
    [used('match-max="0" match-min="2"'), directed, ['A X', 'B Y'], ['"A" must be used 2 times']],
    [used('match-max="0" match-min="2"'), directed, ['A X', 'A Y'], []],
    [
      of('choice-interaction', 'max-choices="2" min-choices="1"', three('simple-choice')),
      multiple,
      ['A', 'C'],
      [],
    ],
    [
      of('choice-interaction', 'max-choices="2"', three('simple-choice')),
      multiple,
      ['A', 'B', 'C'],
      ['at most 2 may be chosen'],
    ],
    [
      of('choice-interaction', 'max-choices="0" min-choices="2"', three('simple-choice')),
      multiple,
      ['A'],
      ['at least 2 must be chosen'],
    ],
    [of('choice-interaction', '', three('simple-choice')), single, ['D'], ['there is no choice "D"']],
    [`<p>${of('inline-choice-interaction', '', both('inline-choice'))}</p>`, single, ['A'], []],
    [
      `<p>${of('inline-choice-interaction', '', both('inline-choice'))}</p>`,
      single,
      ['C'],
      ['there is no choice "C"'],
    ],
    [of('order-interaction', '', both('simple-choice')), ordered, ['B', 'A'], []],
    [of('order-interaction', '', both('simple-choice')), ordered, ['A', 'A'], ['a choice is listed twice']],
    [of('order-interaction', '', both('simple-choice')), ordered, ['C', 'A'], ['there is no choice "C"']],
    [
      of('order-interaction', '', both('simple-choice')),
      ordered,
      ['A'],
      ['all choices must be listed, 1 are not'],
    ],
    [
      of('order-interaction', 'min-choices="2"', three('simple-choice')),
      ordered,
      ['A'],
      ['at least 2 must be listed'],
    ],
    [of('order-interaction', 'min-choices="2"', three('simple-choice')), ordered, ['A', 'B'], []],
    [
      of('order-interaction', 'min-choices="9"', both('simple-choice')),
      ordered,
      ['A'],
      ['all choices must be listed, 1 are not'],
    ],
    [of('order-interaction', 'max-choices="1"', both('simple-choice')), ordered, ['A'], []],
    [
      of('order-interaction', 'max-choices="1"', both('simple-choice')),
      ordered,
      ['A', 'B'],
      ['at most 1 may be listed'],
    ],
    [of('extended-text-interaction', 'max-strings="2" min-strings="1"', ''), several, ['a', 'b'], []],
    [
      of('extended-text-interaction', 'max-strings="1"', ''),
      several,
      ['a', 'b'],
      ['at most 1 texts may be given'],
    ],
    [
      of('extended-text-interaction', 'min-strings="2"', ''),
      several,
      ['a'],
      ['at least 2 texts must be given'],
    ],
    [of('extended-text-interaction', '', ''), several, Array(50).fill('a'), []],
    [of('select-point-interaction', 'max-choices="2"', image), point, ['0 0', '50 40'], []],
    [placed('max-choices="2"'), point, ['0 0', '99 99'], []],
    [placed('max-choices="1"'), point, ['0 0', '9 9'], ['at most 1 may be chosen']],
    [placed('max-choices="0" min-choices="2"'), point, ['0 0'], ['at least 2 must be chosen']],
    [
      of('select-point-interaction', '', image),
      point,
      ['51 40'],
      ['the point 51 40 does not lie on the image'],
    ],
    [
      of('select-point-interaction', '', image),
      point,
      ['50 41'],
      ['the point 50 41 does not lie on the image'],
    ],
    [
      of('select-point-interaction', '', image),
      point,
      ['-1 0'],
      ['the point -1 0 does not lie on the image'],
    ],
    [
      of('select-point-interaction', '', image),
      point,
      ['0 -1'],
      ['the point 0 -1 does not lie on the image'],
    ],
    [of('select-point-interaction', '', '<img src="a.png" alt=""/>'), point, ['9999 9999'], []],
    [line(), { baseType: 'integer' }, [0], []],
    [line(), { baseType: 'integer' }, [3], []],
    [line(), { baseType: 'integer' }, [-1], ['a number from 0 to 3 is expected']],
    [line(), { baseType: 'integer' }, [4], ['a number from 0 to 3 is expected']],
    [plays('min-plays="1" max-plays="2"'), { baseType: 'integer' }, [1], []],
    [plays('min-plays="1" max-plays="2"'), { baseType: 'integer' }, [2], []],
    [plays('min-plays="1"'), { baseType: 'integer' }, [0], ['it must be played 1 times']],
    [plays('max-plays="2"'), { baseType: 'integer' }, [3], ['it may be played 2 times']],
    [plays(), { baseType: 'integer' }, [99], []],
    [plays(), { baseType: 'float' }, [1.5], ['a number of plays is expected']],
    [plays(), { baseType: 'integer' }, [-1], ['a number of plays is expected']],
    [upload(''), { baseType: 'file' }, ['data:x/y;base64,AA'], []],
    [upload('image/png text/*'), { baseType: 'file' }, ['data:image/PNG,AA'], []],
    [upload('image/png text/*'), { baseType: 'file' }, ['data:text/plain;base64,AA'], []],
    [
      upload('image/png text/*'),
      { baseType: 'file' },
      ['data:image/gif;base64,AA'],
      ['a file of the type image/png or text/* is expected, not image/gif'],
    ],
    [upload(''), { baseType: 'file' }, ['a.png'], ['a file is expected, written as a data: URL']],
    [
      upload(''),
      { baseType: 'file' },
      ['xdata:image/png,AA'],
      ['a file is expected, written as a data: URL'],
    ],
    [of('drawing-interaction', '', image), { baseType: 'file' }, ['data:image/svg+xml,AA'], []],
    [of('drawing-interaction', '', image), { baseType: 'file' }, ['data:image/jpeg,AA'], []],
    [
      of('drawing-interaction', '', image),
      { baseType: 'file' },
      ['data:image/gif,AA'],
      ['a file of the type image/png or image/jpeg or image/svg+xml is expected, not image/gif'],
    ],
    [
      of('associate-interaction', 'max-associations="0"', three('simple-associable-choice')),
      pairs,
      ['A B'],
      [],
    ],
    [
      of('associate-interaction', 'max-associations="0"', three('simple-associable-choice')),
      pairs,
      ['A B', 'A C'],
      ['"A" may be used 1 times'],
    ],
    [
      of('associate-interaction', 'max-associations="1"', three('simple-associable-choice')),
      pairs,
      ['A D'],
      ['there is no choice "D"'],
    ],
    [
      of(
        'associate-interaction',
        'max-associations="3" min-associations="2"',
        three('simple-associable-choice'),
      ),
      pairs,
      ['A B'],
      ['at least 2 pairs must be made'],
    ],
    [
      of(
        'gap-match-interaction',
        '',
        `${choice('gap-text', 'A')}<p><qti-gap identifier="G" required="true"/><qti-gap identifier="H"/></p>`,
      ),
      directed,
      ['A H'],
      ['"G" must be used 1 times'],
    ],
    [
      of('gap-match-interaction', '', `${choice('gap-text', 'A')}<p><qti-gap identifier="G"/></p>`),
      directed,
      ['G A'],
      ['there is no choice "G"', 'there is no choice "A"'],
    ],
  ])('in %s (%j) of %j: %j', (body, variable, values, problems) => {
    expect(check(body, variable, values)).toEqual(problems)
  })
})
