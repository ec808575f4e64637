import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkItem } from '#lib/qti/check/check-item.ts'
import { requireItem } from '#lib/qti/fixtures/build-item.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { declaredCorrectResponses, singleChanges } from '#lib/qti/run/score/lexical-responses.ts'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { assert } from '#lib/std/assert.ts'
import { checkDraft } from './check-draft.ts'
import type { DraftChoice, ItemDraft } from './item-draft.ts'
import { normalDraft } from './normal-draft.ts'
import { readDraft } from './read-draft.ts'
import { writeItem } from './write-item.ts'

const word = fc.constantFrom('stone', '3*4', 'é', '≤', 'A & B', '<b>', '"', 'x', '7', '-')
const piece = fc.oneof(
  { arbitrary: word, weight: 4 },
  fc.constantFrom(
    '*',
    '**',
    '\\',
    '\\*',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '**bold**',
    '*italic*',
    '**a *b* c**',
    '\u0001',
    '\t',
  ),
)
const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(' '))
const glued = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const words = fc.oneof(text, glued)

const common = {
  identifier: fc.constant('question-1'),
  title: words,
  prompt: words,
  feedback: fc.option(fc.record({ right: words, wrong: words }, { requiredKeys: [] }), { nil: undefined }),
}
const idsOf = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)
const optionsOf = (prefix: string, range = { minLength: 2, maxLength: 5 }) =>
  fc.array(words, range).map((texts) => texts.map((one, at) => ({ id: `${prefix}${at + 1}`, text: one })))
const choices = fc
  .array(fc.record({ text: words, feedback: fc.option(words, { nil: '' }) }), { minLength: 2, maxLength: 5 })
  .map((all) => all.map((one, at): DraftChoice => ({ id: `c${at + 1}`, ...one })))
const figure = fc.integer({ min: -99_999, max: 99_999 }).map((value) => String(value / 100))

const drafts: Record<ItemDraft['kind'], fc.Arbitrary<unknown>> = {
  choice: fc.record({ ...common, choices, right: fc.constantFrom(...idsOf('c', 3)), shuffle: fc.boolean() }),
  multiple: fc.record({
    ...{ ...common, choices, right: fc.uniqueArray(fc.constantFrom(...idsOf('c', 4)), { minLength: 1 }) },
    ...{ partial: fc.boolean(), shuffle: fc.boolean() },
  }),
  text: fc.record({
    ...common,
    answers: fc.array(word, { minLength: 1, maxLength: 4 }),
    caseSensitive: fc.boolean(),
  }),
  number: fc.record({ ...common, value: figure, tolerance: fc.constantFrom('', '0', '0.1', '0.05', '.2') }),
  inline: fc
    .array(
      fc.record({ before: words, options: fc.array(word, { minLength: 2, maxLength: 4 }), right: fc.nat(3) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .chain((gaps) =>
      fc.record({
        ...common,
        text: fc.constant(gaps.map(({ before }, at) => `${before} {${at + 1}}`).join(' ')),
        gaps: fc.constant(gaps.map(({ options, right }) => ({ options, right }))),
      }),
    ),
  order: fc.record({ ...common, entries: optionsOf('e') }),
  match: fc.record({
    ...{ ...common, left: optionsOf('l', { minLength: 1, maxLength: 4 }), right: optionsOf('r') },
    pairs: fc.uniqueArray(fc.tuple(fc.constantFrom(...idsOf('l', 3)), fc.constantFrom(...idsOf('r', 4))), {
      ...{ minLength: 1, maxLength: 5, selector: (pair: [string, string]) => pair.join() },
    }),
  }),
}

const draftOf = (kind: ItemDraft['kind']) =>
  drafts[kind]
    .map((draft) => ({ ...(draft as object), kind }) as ItemDraft)
    .filter((draft) => checkDraft(draft).length === 0)

function scoreOf(item: Item, responses: LexicalResponses): { score: number; maxScore: number } {
  const scored = scoreItem(item, responses, { seed: 1 })
  assert(scored.kind === 'scored', JSON.stringify(scored))
  return scored
}

describe.each(Object.keys(drafts) as ItemDraft['kind'][])('a question of the kind %s', (kind) => {
  it('is read from its item as it was written', () => {
    fc.assert(
      fc.property(draftOf(kind), (draft) => {
        const normal = normalDraft(draft)
        expect(readDraft(requireItem(writeItem(draft)))).toEqual(normal)
        expect(normalDraft(normal)).toEqual(normal)
        expect(writeItem(normal)).toBe(writeItem(draft))
      }),
    )
  })

  it('gives its key all points, and each single change of it less', () => {
    fc.assert(
      fc.property(draftOf(kind), (draft) => {
        const item = requireItem(writeItem(draft))
        const key = scoreOf(item, declaredCorrectResponses(item))
        expect(key.score).toBe(key.maxScore)
        for (const change of singleChanges(item)) {
          const scored = scoreItem(item, change, { seed: 1 })
          if (scored.kind === 'scored' && !isAccepted(draft, change))
            expect(scored.score).toBeLessThan(key.score)
        }
      }),
    )
  })

  it('has nothing that a check of items finds', () => {
    fc.assert(
      fc.property(draftOf(kind), (draft) => {
        expect(checkItem(requireItem(writeItem(draft)))).toEqual([])
      }),
    )
  })
})

/** What is typed may be another of the answers, or near enough. */
function isAccepted(draft: ItemDraft, { RESPONSE: given }: LexicalResponses): boolean {
  if (draft.kind === 'number') return Math.abs(Number(given) - Number(draft.value)) <= Number(draft.tolerance)
  if (draft.kind !== 'text') return false
  return draft.answers.some((answer) => answer.toLowerCase() === String(given).toLowerCase())
}
