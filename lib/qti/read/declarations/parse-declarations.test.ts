import { describe, expect, it } from 'vitest'
import { buildItem, itemXml, refusals } from '#lib/qti/fixtures/build-item.ts'
import { parseItemWithNotes } from '#lib/qti/read/parse-item.ts'

const response = (attributes: string, inside = '') =>
  `<qti-response-declaration identifier="R" ${attributes}>${inside}</qti-response-declaration>`
const outcome = (attributes: string, inside = '') =>
  `<qti-outcome-declaration identifier="SCORE" ${attributes}>${inside}</qti-outcome-declaration>`
const values = (name: string, ...texts: string[]) =>
  `<qti-${name}>${texts.map((text) => `<qti-value>${text}</qti-value>`).join('')}</qti-${name}>`
const strings = 'cardinality="single" base-type="string"'
const floats = 'cardinality="single" base-type="float"'

const responseOf = (attributes: string, inside = '') =>
  buildItem({ declarations: response(attributes, inside) }).responseDeclarations.get('R')
const outcomeOf = (attributes: string, inside = '') =>
  buildItem({ outcomes: outcome(attributes, inside) }).outcomeDeclarations.get('SCORE')

describe('a response', () => {
  it('has a type, and perhaps a default and a key', () => {
    expect(responseOf(strings)).toStrictEqual({
      ...{
        identifier: 'R',
        cardinality: 'single',
        baseType: 'string',
        defaultValue: null,
        correctResponse: null,
      },
    })
    const key = values('correct-response', ' A ', '\n B')
    const declared = responseOf(
      'cardinality="ordered" base-type="string"',
      values('default-value', ' x ') + key,
    )
    expect(declared).toMatchObject({
      defaultValue: { cardinality: 'ordered', values: [' x '] },
      correctResponse: { cardinality: 'ordered', values: ['A', 'B'] },
    })
  })

  it('may be a record, whose fields have types of their own', () => {
    const field = (name: string, baseType: string, text: string) =>
      `<qti-value field-identifier="${name}" base-type="${baseType}">${text}</qti-value>`
    const key = `<qti-correct-response>${field('a', 'integer', '1')}${field('b', 'string', ' x ')}${field('c', 'float', ' ')}</qti-correct-response>`
    expect(responseOf('cardinality="record"', key)?.correctResponse).toStrictEqual({
      cardinality: 'record',
      fields: {
        a: { cardinality: 'single', baseType: 'integer', value: 1 },
        b: { cardinality: 'single', baseType: 'string', value: 'x' },
      },
    })
  })

  it('says of an empty value that it is left out', () => {
    const parsed = parseItemWithNotes(
      itemXml({ declarations: response(floats, values('correct-response', ' ')) }),
    )
    expect(parsed.ok && parsed.value.notes.map(({ message }) => message)).toStrictEqual([
      'the value is empty, and left out',
    ])
  })
})

describe('a mapping', () => {
  const entry = (key: string, value: string, attributes = '') =>
    `<qti-map-entry map-key="${key}" mapped-value="${value}" ${attributes}/>`

  it('holds the first entry of each key, and texts in any case unless it says otherwise', () => {
    const mapping = `<qti-mapping lower-bound="-1" upper-bound="5" default-value="-0.5">${entry('Cat', '1')}${entry('Cat', '2')}${entry('cAt', '3')}${entry('Dog', '4', 'case-sensitive="true"')}</qti-mapping>`
    expect(responseOf(strings, mapping)?.mapping).toStrictEqual({
      ...{ lowerBound: -1, upperBound: 5, defaultValue: -0.5 },
      exact: new Map([
        ['Cat', 1],
        ['cAt', 3],
        ['Dog', 4],
      ]),
      folded: new Map([['cat', 1]]),
    })
  })

  it('of any other type takes its keys as they are, and has no bounds where it says none', () => {
    const mapping = `<qti-mapping>${entry('007', '1')}</qti-mapping>`
    expect(responseOf('cardinality="single" base-type="integer"', mapping)?.mapping).toStrictEqual({
      ...{ lowerBound: Number.NEGATIVE_INFINITY, upperBound: Number.POSITIVE_INFINITY, defaultValue: 0 },
      ...{ exact: new Map([[7, 1]]), folded: new Map() },
    })
    const pairs = `<qti-mapping>${entry('B A', '2')}</qti-mapping>`
    expect(responseOf('cardinality="single" base-type="pair"', pairs)?.mapping?.exact).toStrictEqual(
      new Map([['A B', 2]]),
    )
  })

  it('of areas holds each with what it counts', () => {
    const mapping =
      '<qti-area-mapping default-value="-1"><qti-area-map-entry shape=" circle " coords="1,2,3" mapped-value="2"/></qti-area-mapping>'
    expect(responseOf('cardinality="single" base-type="point"', mapping)?.areaMapping).toStrictEqual({
      ...{ lowerBound: Number.NEGATIVE_INFINITY, upperBound: Number.POSITIVE_INFINITY, defaultValue: -1 },
      entries: [{ shape: { kind: 'circle', x: 1, y: 2, radius: 3 }, value: 2 }],
    })
  })
})

describe('an outcome', () => {
  it('may say what is the most, the least and enough', () => {
    expect(outcomeOf(floats)).toStrictEqual({
      ...{ identifier: 'SCORE', cardinality: 'single', baseType: 'float', defaultValue: null },
    })
    expect(outcomeOf(`${floats} normal-maximum="0" normal-minimum="-1" mastery-value="0.5"`)).toMatchObject({
      ...{ normalMaximum: 0, normalMinimum: -1, masteryValue: 0.5 },
    })
  })

  const table = (kind: string, attributes: string, ...entries: string[]) =>
    `<qti-${kind}-table ${attributes}>${entries.map((entry) => `<qti-${kind}-table-entry ${entry}/>`).join('')}</qti-${kind}-table>`
  const word = 'cardinality="single" base-type="identifier"'

  it('may be looked up in a table, by its first entry for each number', () => {
    const match = table(
      'match',
      'default-value="none"',
      'source-value="1" target-value="a"',
      'source-value="1" target-value="b"',
    )
    expect(outcomeOf(word, match)?.lookupTable).toStrictEqual({
      ...{ kind: 'match', targets: new Map([[1, 'a']]) },
      defaultValue: { cardinality: 'single', baseType: 'identifier', value: 'none' },
    })
    const interpolation = table(
      'interpolation',
      '',
      'source-value="0" target-value="a"',
      'source-value="-1.5" target-value="b" include-boundary="false"',
    )
    expect(outcomeOf(word, interpolation)?.lookupTable).toStrictEqual({
      kind: 'interpolation',
      entries: [
        { sourceValue: 0, includeBoundary: true, target: 'a' },
        { sourceValue: -1.5, includeBoundary: false, target: 'b' },
      ],
      defaultValue: null,
    })
    expect(outcomeOf(word, table('match', 'default-value=" "'))?.lookupTable?.defaultValue).toBeNull()
  })

  it.each<[string, string[]]>([
    [table('match', '', 'target-value="a"'), ['source-value is missing']],
    [table('match', '', 'source-value="1"'), ['target-value="" is not an identifier']],
    [table('match', 'default-value="a b"'), ['default-value="a b" is not an identifier']],
    [
      table('interpolation', '', 'source-value="x" target-value="a"'),
      ['source-value="x" is no number', 'source-value is missing'],
    ],
  ])('is refused with %s', (inside, messages) => {
    expect(refusals({ outcomes: outcome(word, inside) })).toStrictEqual(messages)
  })
})

describe('is refused', () => {
  const area = (attributes: string) =>
    response(
      'cardinality="single" base-type="point"',
      `<qti-area-mapping><qti-area-map-entry ${attributes}/></qti-area-mapping>`,
    )

  it.each<[string, string[]]>([
    [response('base-type="string"'), ['cardinality="" is not known']],
    [response('cardinality="double" base-type="string"'), ['cardinality="double" is not known']],
    [response('cardinality="single"'), ['base-type="" is not known']],
    [response('cardinality="single" base-type="text"'), ['base-type="text" is not known']],
    [response(strings, '<qti-match-table/>'), ['<qti-match-table> is not supported here']],
    [response(strings).replace('identifier="R"', ''), ['identifier is missing']],
    [response(strings) + response(strings), ['"R" is declared twice']],
    [
      response(strings, values('correct-response', 'a', 'b')),
      ['a single value is declared with more than one <qti-value>'],
    ],
    [response(floats, values('correct-response', 'x')), ['"x" is not a number']],
    [
      response('cardinality="single" base-type="identifier"', values('correct-response', 'A B')),
      ['"A B" is not an identifier: for a pair write base-type="directedPair"'],
    ],
    [
      response('cardinality="single" base-type="identifier"', values('correct-response', 'A B C')),
      ['"A B C" is not an identifier'],
    ],
    [
      response(
        'cardinality="record"',
        '<qti-correct-response><qti-value base-type="integer">1</qti-value></qti-correct-response>',
      ),
      ['field-identifier is missing'],
    ],
    [
      response(floats, '<qti-mapping><qti-map-entry map-key="x" mapped-value="1"/></qti-mapping>'),
      ['map-key="x" is not a number'],
    ],
    [
      response(strings, '<qti-mapping><qti-map-entry map-key="x"/></qti-mapping>'),
      ['mapped-value is missing'],
    ],
    [response(strings, '<qti-mapping lower-bound="x"/>'), ['lower-bound="x" is no number']],
    [area('shape="rect" coords="1" mapped-value="1"'), ['shape="rect" coords="1" is no area']],
    [area('shape="rect" coords="0,0,1,1"'), ['mapped-value is missing']],
    [
      area('shape="rect" coords="0,0,50%,50%" mapped-value="1"'),
      ['shape="rect" coords="0,0,50%,50%" is no area'],
    ],
  ])('%s', (declarations, messages) => {
    expect(refusals({ declarations })).toStrictEqual(messages)
  })
})
