import { describe, expect, it } from 'vitest'
import type { QuestionDraft } from '#lib/timeback/contract/question-draft.ts'
import { nextId, toDraft, toForm } from './form-draft.ts'

const common = { title: 'Half', prompt: 'What is **half**?', feedback: { right: 'Yes.', wrong: 'Not yet.' } }
const options = [
  { id: 'c1', text: 'A' },
  { id: 'c2', text: 'B' },
]
const drafts: QuestionDraft[] = [
  { ...common, kind: 'choice', choices: options, right: 'c2', shuffle: false },
  { ...common, kind: 'multiple', choices: options, right: ['c1', 'c2'], partial: true, shuffle: true },
  { ...common, kind: 'text', answers: ['½', '1/2'], caseSensitive: true },
  { ...common, kind: 'number', value: '0.5', tolerance: '0.1' },
  { ...common, kind: 'inline', text: 'It is {1}.', gaps: [{ options: ['a', 'b'], right: 1 }] },
  { ...common, kind: 'order', entries: options },
  { ...common, kind: 'match', left: [{ id: 'l1', text: 'A' }], right: options, pairs: [['l1', 'c1']] },
]

describe('what the form holds', () => {
  it.each(drafts.map((draft) => [draft.kind, draft] as const))(
    'of the kind %s is the draft that it began with',
    (_kind, draft) => {
      expect(toDraft(toForm(draft))).toEqual(draft)
    },
  )

  it('keeps what was written of one kind while another is looked at', () => {
    const held = toForm(drafts[0] ?? null)
    expect(toDraft({ ...held, kind: 'order' }).kind).toBe('order')
    expect(toDraft({ ...held, kind: 'choice' })).toEqual(drafts[0])
  })

  it('has a title of its beginning where none is written, and no empty feedback', () => {
    const prompt = `What is *half* of ${'a very long number '.repeat(5)}?`
    const { title, feedback } = toDraft({ ...toForm(null), prompt })
    expect(title).toBe('What is half of a very long number a very long number a…')
    expect(feedback).toBeUndefined()
  })
})

it('a new option has a name that none of the others has', () => {
  expect(nextId(options, 'c')).toBe('c3')
  expect(nextId([{ id: 'c3' }, { id: 'c1' }], 'c')).toBe('c4')
})
