import { describe, expect, it } from 'vitest'
import { buildItem, requireItem, scoreOutcome } from '#lib/qti/fixtures/build-item.ts'
import { checkDraft } from './check-draft.ts'
import type { ItemDraft } from './item-draft.ts'
import { readDraft } from './read-draft.ts'
import { normalText, toParagraphs } from './rich-text.ts'
import { writeItem } from './write-item.ts'

const template = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'
const choices = ['A', 'B']
  .map((id) => `<qti-simple-choice identifier="${id}">${id}</qti-simple-choice>`)
  .join('')
const item = (
  body: string,
  rest = '',
) => `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
  identifier="q1" title="One">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>
  ${scoreOutcome}${rest}<qti-item-body>${body}</qti-item-body>
  <qti-response-processing template="${template}"/></qti-assessment-item>`
const interaction = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices}</qti-choice-interaction>`

describe('an item of another’s making', () => {
  it('is read where the form says all of it: scored by the standard’s template, asked in any of the usual places', () => {
    const common = { kind: 'choice', right: 'B', shuffle: false, title: 'One', prompt: 'Which *one*?' }
    for (const body of [
      `<p>Which <em>one</em>?</p>${interaction}`,
      interaction.replace('>', '><qti-prompt>Which <i>one</i>?</qti-prompt>'),
    ])
      expect(readDraft(requireItem(item(body)))).toMatchObject(common)
  })

  it('is not read where it says more', () => {
    const passage = '<qti-assessment-stimulus-ref identifier="s" href="s.xml"/>'
    expect(readDraft(requireItem(item(`<p>Which?</p>${interaction}`, passage)))).toBeNull()
    for (const body of [
      `<p>Which?</p>${interaction}<p>Think.</p>`,
      `<p>See <a href="https://example.com">this</a>.</p>${interaction}`,
      `<p class="qti-align-center">Which?</p>${interaction}`,
      `<p>Which?</p>${interaction.replace('max-choices="1"', 'max-choices="1" class="qti-labels-none"')}`,
      `<p>Which?</p>${interaction.replace('</qti-simple-choice>', '<sub>1</sub></qti-simple-choice>')}`,
    ])
      expect(readDraft(requireItem(item(body))), body).toBeNull()
    expect(readDraft(buildItem({ body: '<p>Nothing to answer</p>' }))).toBeNull()
  })
})

describe('text with marks', () => {
  it.each([
    ['2 * 3 * 4', ['2 * 3 * 4']],
    ['3*4*5', ['3*4*5']],
    ['\\*a\\*', ['*a*']],
    ['*a*, **b**', [em('a'), ', ', strong('b')]],
    ['**a *b* c**', [strong('a ', em('b'), ' c')]],
  ])('%s', (text, children) => {
    expect(toParagraphs(text)).toEqual([{ kind: 'element', name: 'p', children }])
    expect(toParagraphs(normalText(text))).toEqual(toParagraphs(text))
  })
})

function em(...children: unknown[]) {
  return { kind: 'element', name: 'em', children }
}
function strong(...children: unknown[]) {
  return { kind: 'element', name: 'strong', children }
}

describe('what is wrong with a draft', () => {
  const common = { identifier: 'q1', title: 'One', prompt: 'Which?' }
  it.each<[ItemDraft, string[]]>([
    [
      { ...common, kind: 'choice', choices: [{ id: 'a', text: 'A' }], right: 'b', shuffle: true },
      ['choices', 'right'],
    ],
    [
      { ...common, kind: 'text', answers: ['Yes', 'yes', ''], caseSensitive: false },
      ['answers.1', 'answers.2'],
    ],
    [{ ...common, kind: 'number', value: 'ten', tolerance: '' }, ['value']],
    [
      {
        ...common,
        kind: 'inline',
        text: 'A {2} {1}',
        gaps: [
          { options: ['a', 'b'], right: 0 },
          { options: ['a', 'a'], right: 2 },
        ],
      },
      ['text', 'gaps.1.options.1', 'gaps.1.right'],
    ],
    [
      {
        ...common,
        kind: 'order',
        entries: [
          { id: 'a', text: 'A' },
          { id: 'a', text: 'B' },
        ],
      },
      ['entries.1.id'],
    ],
    [
      {
        ...common,
        kind: 'match',
        left: [{ id: 'a', text: 'A' }],
        right: [
          { id: 'a', text: 'B' },
          { id: 'c', text: 'C' },
        ],
        pairs: [['a', 'x']],
      },
      ['pairs.0', 'right'],
    ],
    [
      {
        ...common,
        title: ' ',
        prompt: '',
        kind: 'multiple',
        choices: [
          { id: 'a', text: 'A' },
          { id: 'b', text: '' },
        ],
        right: [],
        partial: true,
        shuffle: true,
      },
      ['title', 'prompt', 'choices.1.text', 'right'],
    ],
  ])('%j', (draft, paths) => {
    expect(checkDraft(draft).map(({ path }) => path)).toEqual(paths)
  })

  it('is nothing in an answer of several spellings, which all count', () => {
    const draft: ItemDraft = { ...common, kind: 'text', answers: ['½', '1/2'], caseSensitive: true }
    expect(checkDraft(draft)).toEqual([])
    expect(writeItem(draft)).toContain('map-key="1/2"')
  })
})
