import { describe, expect, it } from 'vitest'
import { parseAssessmentTestWithNotes } from './parse-assessment-test.ts'

/** What a test says of its items, and with which words the rest is left out or refused. */

const score = '<qti-outcome-declaration identifier="TOTAL" cardinality="single" base-type="float"/>'
const ref = (attributes = '', inside = '') =>
  `<qti-assessment-item-ref identifier="a" href="a.xml" ${attributes}>${inside}</qti-assessment-item-ref>`

function read(inside: string, attributes = 'identifier=" t 1 " title="T"') {
  const parsed = parseAssessmentTestWithNotes(
    `<qti-assessment-test ${attributes}>${inside}</qti-assessment-test>`,
  )
  if (!parsed.ok) return { refused: parsed.error.map(({ message }) => message) }
  const { value, notes } = parsed.value
  return { ...value, notes: notes.map(({ message }) => message) }
}

it('an item has a place, categories, weights and names for its outcomes', () => {
  const item = { categories: [], sections: [], weights: new Map(), variableMappings: new Map() }
  expect(read(ref())).toStrictEqual({
    ...{ identifier: 't 1', title: 'T', outcomeDeclarations: new Map(), outcomeRules: [], notes: [] },
    itemRefs: [{ identifier: 'a', href: 'a.xml', ...item }],
  })
  const inside =
    '<qti-weight identifier="W" value="2.5"/><qti-weight identifier="V"/><qti-variable-mapping target-identifier="SCORE" source-identifier="POINTS"/>'
  const nested = `<qti-test-part identifier="p"><qti-assessment-section identifier=" s "><qti-assessment-section>${ref('category=" x  y "', inside)}</qti-assessment-section></qti-assessment-section></qti-test-part>`
  expect(read(nested)).toMatchObject({
    itemRefs: [
      {
        ...{ categories: ['x', 'y'], sections: ['p', 's'] },
        weights: new Map([
          ['W', 2.5],
          ['V', 1],
        ]),
        variableMappings: new Map([['SCORE', 'POINTS']]),
      },
    ],
  })
})

it('outcomes of the whole are worked out by rules that see the items', () => {
  const rules =
    '<qti-outcome-processing><qti-set-outcome-value identifier="TOTAL"><qti-variable identifier="a.SCORE"/></qti-set-outcome-value><qti-exit-test/></qti-outcome-processing>'
  expect(read(score + ref() + rules)).toMatchObject({
    outcomeDeclarations: new Map([['TOTAL', expect.objectContaining({ baseType: 'float' })]]),
    outcomeRules: [
      {
        kind: 'setOutcomeValue',
        identifier: 'TOTAL',
        expression: { kind: 'variable', identifier: 'a.SCORE' },
      },
      { kind: 'exit' },
    ],
  })
})

describe('is left out, and told:', () => {
  it.each([
    ['qti-category', 'a category is an attribute of the reference'],
    ['qti-branch-rule', 'no item is skipped: a lesson asks all of them'],
    ['qti-item-session-control', 'the lesson decides on attempts, review and feedback'],
    ['qti-ordering', 'the lesson decides on the order'],
    ['qti-pre-condition', 'no item is skipped: a lesson asks all of them'],
    ['qti-rubric-block', 'what a test says between its items is not shown: put it into the items'],
    ['qti-selection', 'all items of the section are taken'],
    ['qti-stylesheet', 'the app has its own look'],
    ['qti-test-feedback', 'feedback on the whole test is not shown'],
    ['qti-time-limits', 'a lesson has no time limit'],
  ])('%s', (name, reason) => {
    const told = { notes: [`<${name}> is left out: ${reason}`] }
    expect(read(`<${name}/><${name}/>${ref()}`)).toMatchObject(told)
    expect(read(ref('', `<${name}/>`))).toMatchObject(told)
  })

  it('what is of another vocabulary', () => {
    expect(read(`<v:x xmlns:v="urn:v"/>${ref()}`)).toMatchObject({
      notes: ['<x> of another vocabulary is left out'],
    })
  })
})

describe('is refused:', () => {
  it.each([
    ['', ['there is no <qti-assessment-item-ref>']],
    [ref() + ref(), ['two item references are called "a": give each a name of its own']],
    ['<qti-assessment-item-ref identifier="a"/>', ['href is missing']],
    ['<qti-assessment-item-ref href="a.xml"/>', ['identifier is missing']],
    [`${ref()}<qti-odd/>`, ['<qti-odd> is not supported']],
    [
      `${ref()}<qti-assessment-section-ref/>`,
      [
        '<qti-assessment-section-ref> is not supported: another file is read only inside a package that holds it',
      ],
    ],
    [
      `${ref()}<include/>`,
      ['<include> is not supported: another file is read only inside a package that holds it'],
    ],
    [
      ref('', '<qti-template-default/>'),
      ['<qti-template-default> is not supported: write the value into the template of the item'],
    ],
    [score + score + ref(), ['"TOTAL" is declared twice']],
    [
      `${ref()}<qti-outcome-processing><qti-exit-response/></qti-outcome-processing>`,
      ['<qti-exit-response> is no rule of outcome processing'],
    ],
    [
      `${ref()}<qti-outcome-processing><include/></qti-outcome-processing>`,
      ['rules of another file are not included: write them here'],
    ],
    [ref('', '<qti-weight value="1"/>'), ['identifier is missing']],
    [ref('', '<qti-variable-mapping target-identifier="x"/>'), ['source-identifier is missing']],
  ])('%s', (inside, refused) => {
    expect(read(inside)).toStrictEqual({ refused })
  })

  it('a test without a name', () => {
    expect(read(ref(), 'title="T"')).toStrictEqual({ refused: ['identifier is missing'] })
  })
})
