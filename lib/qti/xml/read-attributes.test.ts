import { describe, expect, it } from 'vitest'
import { assert } from '#lib/std/assert.ts'
import { parseXml } from './parse-xml.ts'
import {
  type Report,
  readBoolean,
  readCount,
  readIdentifier,
  readOptionalCount,
  readOptionalNumber,
  readText,
  readTitle,
  readWord,
  withBase,
} from './read-attributes.ts'
import type { XmlElement } from './xml-element.ts'

/** What a reader makes of `<a …/>`, and what it tells of it. */
function read<T>(attributes: string, reader: (element: XmlElement, report: Report) => T) {
  const parsed = parseXml(`<a ${attributes}/>`)
  assert(parsed.ok, 'the element is well-formed')
  const [told, noted]: [string[], string[]] = [[], []]
  const report = Object.assign((_element: XmlElement, message: string) => void told.push(message), {
    note: (_element: XmlElement, message: string) => void noted.push(message),
  })
  const value = reader(parsed.value.root, report)
  return { value, told, noted }
}

describe('an attribute that', () => {
  it.each([
    ['x=" one "', 'one', []],
    ['x="a b"', 'a b', ['x="a b" is no identifier']],
    ['x=" "', '', ['x is missing']],
    ['', '', ['x is missing']],
  ])('names something: %s', (attributes, value, told) => {
    expect(read(attributes, (element, report) => readIdentifier(element, 'x', report))).toMatchObject({
      value,
      told,
    })
  })

  it.each([
    ['x=" any text "', ' any text ', []],
    ['x=""', '', []],
    ['', '', ['x is missing']],
  ])('must be there: %s', (attributes, value, told) => {
    expect(read(attributes, (element, report) => readText(element, 'x', report))).toMatchObject({
      value,
      told,
    })
  })

  it.each([
    ['title=" A " identifier="one"', ' A ', []],
    ['title="" identifier="one"', '', []],
    ['identifier=" one "', 'one', ['title is missing: the identifier stands for it']],
    ['', '', ['title is missing: the identifier stands for it']],
  ])('is a title: %s', (attributes, value, noted) => {
    expect(read(attributes, (element, { note }) => readTitle(element, note))).toEqual({
      value,
      told: [],
      noted,
    })
  })

  it.each([
    ['x="true"', true],
    ['x=" True "', true],
    ['x="1"', true],
    ['x="false"', false],
    ['x="FALSE"', false],
    ['x="0"', false],
  ])('is true or false: %s', (attributes, value) => {
    for (const fallback of [true, false])
      expect(
        read(attributes, (element, report) => readBoolean(element, 'x', fallback, report)),
      ).toMatchObject({
        ...{ value, told: [] },
      })
  })

  it.each(['', 'x=""', 'x=" "'])('says nothing of true and false leaves it as it is: %s', (attributes) => {
    for (const value of [true, false])
      expect(read(attributes, (element, report) => readBoolean(element, 'x', value, report))).toMatchObject({
        ...{ value, told: [] },
      })
  })

  it('is neither true nor false is told, and counts as false', () => {
    expect(read('x="Maybe"', (element, report) => readBoolean(element, 'x', true, report))).toMatchObject({
      ...{ value: false, told: ['x="maybe" is neither true nor false'] },
    })
  })

  it.each([
    ['x="0"', 0, []],
    ['x=" 12 "', 12, []],
    ['x="999999999"', 999_999_999, []],
    ['x="1000000000"', undefined, ['x="1000000000" is no whole number']],
    ['x="-1"', undefined, ['x="-1" is no whole number']],
    ['x="1.5"', undefined, ['x="1.5" is no whole number']],
    ['x="1x"', undefined, ['x="1x" is no whole number']],
    ['x=" "', undefined, []],
    ['', undefined, []],
  ])('counts: %s', (attributes, value, told) => {
    expect(read(attributes, (element, report) => readOptionalCount(element, 'x', report))).toMatchObject({
      ...{ value, told },
    })
    expect(read(attributes, (element, report) => readCount(element, 'x', 7, report))).toMatchObject({
      ...{ value: value ?? 7, told },
    })
  })

  it.each([
    ['x=" -1.5 "', -1.5, []],
    ['x="0"', 0, []],
    ['x="Infinity"', undefined, ['x="Infinity" is no number']],
    ['x="one"', undefined, ['x="one" is no number']],
    ['x=" "', undefined, []],
    ['', undefined, []],
  ])('is a number: %s', (attributes, value, told) => {
    expect(read(attributes, (element, report) => readOptionalNumber(element, 'x', report))).toMatchObject({
      ...{ value, told },
    })
  })

  it.each([
    ['x=" second "', 'second', []],
    ['x="first"', 'first', []],
    ['', 'first', []],
    ['x="third"', 'first', ['x="third" is not one of first, second']],
    ['x=""', 'first', ['x="" is not one of first, second']],
  ])('is one of some words, the first of which is meant without it: %s', (attributes, value, told) => {
    expect(
      read(attributes, (element, report) => readWord(element, 'x', ['first', 'second'], report)),
    ).toMatchObject({ value, told })
  })
})

it.each([
  ['items/one.xml', 'images', 'items/images/'],
  ['items/one.xml', 'images/', 'items/images/'],
  ['items/one.xml', 'images/x.y', 'items/images/x.y'],
  ['items/one.xml', 'v1.2/images', 'items/v1.2/images/'],
  ['one.xml', 'images', 'images/'],
  ['items/deep/one.xml', '../other.xml', 'items/deep/../other.xml'],
])('the base of %s with xml:base="%s" is %s', (from, base, path) => {
  expect(withBase(from, base)).toBe(path)
})
