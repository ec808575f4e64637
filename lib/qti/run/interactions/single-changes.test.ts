import { describe, expect, it } from 'vitest'
import { buildItem, counterItem3, declare, requireItem } from '#lib/qti/fixtures/build-item.ts'
import {
  both,
  choice,
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
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import { assert } from '#lib/std/assert.ts'
import { rulesOf } from './registry.ts'

/** The answers that are one step away, in each interaction. */

function changes(body: string, variable: Variable, answer: string[]): unknown[] {
  const declaration = buildItem({ declarations: declare(variable) }).responseDeclarations.get('RESPONSE')
  assert(declaration, 'the response is declared')
  return changesOf(readInteraction(body, variable), answer, declaration)
}

function changesOf<K extends InteractionKind>(
  interaction: InteractionOf<K>,
  answer: string[],
  declaration: ResponseDeclaration,
): unknown[] {
  return rulesOf<K>(interaction.kind).singleChanges(interaction, answer, declaration)
}

const three = (name: string) => both(name) + choice(name, 'C')
const line = (attributes = '') =>
  of('slider-interaction', `lower-bound="0" upper-bound="3" ${attributes}`, '')
const plays = (attributes = '') => of('media-interaction', attributes, '<audio src="a.mp3"/>')
const upload = (type: string) => of('upload-interaction', `type="${type}"`, '')
const point: Variable = { cardinality: 'multiple', baseType: 'point' }
const several: Variable = { cardinality: 'ordered', baseType: 'string' }

describe('one step away', () => {
  const chosen = of('choice-interaction', 'max-choices="0"', three('simple-choice'))

  it.each<[string, Variable, string[], unknown[]]>([
    [chosen, single, ['A'], ['B', 'C', null]],
    [chosen, multiple, ['A'], [[], ['B'], ['C'], ['A', 'B'], ['A', 'C']]],
    [chosen, multiple, ['A', 'B'], [['B'], ['A'], ['B', 'C'], ['A', 'C'], ['A', 'B', 'C']]],
    [
      `<p>${of('inline-choice-interaction', '', three('inline-choice'))}</p>`,
      single,
      ['B'],
      ['A', 'C', null],
    ],
    [
      of('order-interaction', '', three('simple-choice')),
      ordered,
      ['C', 'A', 'B'],
      [
        ['A', 'C', 'B'],
        ['C', 'B', 'A'],
      ],
    ],
    [
      `<p>${of('text-entry-interaction', '', '')}</p>`,
      { baseType: 'string' },
      ['ab'],
      ['xb', 'ax', 'b', 'a', 'abx', null],
    ],
    [`<p>${of('text-entry-interaction', '', '')}</p>`, { baseType: 'string' }, ['x'], ['z', 'xx', null]],
    [
      `<p>${of('text-entry-interaction', '', '')}</p>`,
      { baseType: 'integer' },
      ['12'],
      ['13', '11', '-12', '120', '1', null],
    ],
    [`<p>${of('text-entry-interaction', '', '')}</p>`, { baseType: 'integer' }, ['0'], ['1', '-1', null]],
    [
      `<p>${of('text-entry-interaction', '', '')}</p>`,
      { baseType: 'string', cardinality: 'record' },
      ['x'],
      ['z', 'xx', null],
    ],
    [`<p>${of('text-entry-interaction', '', '')}</p>`, several, ['x'], [['z'], ['xx'], []]],
    [of('extended-text-interaction', '', ''), { baseType: 'string' }, ['x'], ['z', 'xx', null]],
    [
      of('extended-text-interaction', '', ''),
      several,
      ['x', 'y'],
      [
        ['z', 'y'],
        ['xx', 'y'],
        ['x', 'x'],
        ['x', 'yx'],
      ],
    ],
    [of('select-point-interaction', '', image), { baseType: 'point' }, ['1 1'], [null]],
    [of('select-point-interaction', '', image), point, ['1 1', '2 2'], [['2 2'], ['1 1']]],
    [line(), { baseType: 'integer' }, ['1'], ['0', '2', null]],
    [line(), { baseType: 'integer' }, ['0'], ['1', null]],
    [line('step="2"'), { baseType: 'integer' }, ['3'], ['1', null]],
    [plays(), { baseType: 'integer' }, ['1'], [null]],
    [upload(''), { baseType: 'file' }, ['data:x/y,AA'], [null]],
    [of('drawing-interaction', '', image), { baseType: 'file' }, ['data:image/png,AA'], [null]],
    [`<p>${of('end-attempt-interaction', '', '')}</p>`, { baseType: 'boolean' }, ['true'], [null]],
  ])('in %s (%j) of %j lie %j', (body, variable, answer, expected) => {
    expect(changes(body, variable, answer)).toEqual(expected)
  })

  it('a text that the mapping accepts as well is no change', () => {
    const mapping = '<qti-mapping><qti-map-entry map-key="z" mapped-value="1"/></qti-mapping>'
    const entry = `<p>${of('text-entry-interaction', '', '')}</p>`
    expect(changes(entry, { baseType: 'string', mapping }, ['x'])).toEqual(['xx', null])
    const numbers = '<qti-mapping><qti-map-entry map-key="13" mapped-value="1"/></qti-mapping>'
    expect(changes(entry, { baseType: 'integer', mapping: numbers }, ['12'])).not.toContain('13')
  })

  it('a point that is worth nothing need not be there', () => {
    const area = (coords: string, value: number) =>
      `<qti-area-map-entry shape="rect" coords="${coords}" mapped-value="${value}"/>`
    const mapping = `<qti-area-mapping>${area('0,0,9,9', 1)}${area('10,10,19,19', 0)}${area('20,20,29,29', -1)}</qti-area-mapping>`
    const picture = of('select-point-interaction', 'max-choices="0"', image)
    expect(changes(picture, { ...point, mapping }, ['1 1', '11 11', '21 21', '40 40'])).toEqual([
      ['11 11', '21 21', '40 40'],
      ['1 1', '11 11', '21 21'],
    ])
  })

  it('pairs that may be made differ by one', () => {
    const three = of(
      'associate-interaction',
      'max-associations="0"',
      both('simple-associable-choice') + choice('simple-associable-choice', 'C'),
    )
    expect(changes(three, pairs, ['A B'])).toEqual([[], ['A C']])
    expect(changes(three, { baseType: 'pair' }, ['A B'])).toEqual([null, 'A C'])
  })
})

it('a module’s answer may only be missing, and whatever it answers is taken', () => {
  const [custom] = requireItem(counterItem3()).interactions
  assert(custom?.kind === 'portableCustom', 'the item has a module')
  const declaration = buildItem({ declarations: declare({}) }).responseDeclarations.get('RESPONSE')
  assert(declaration, 'the response is declared')
  expect(changesOf(custom, ['x'], declaration)).toEqual([null])
  expect(rulesOf('portableCustom').check(custom, ['x'])).toEqual([])
})
