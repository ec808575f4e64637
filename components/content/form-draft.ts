import type { QuestionDraft, QuestionKind } from '#lib/timeback/contract/question-draft.ts'

type KindFields<K extends QuestionKind> = Omit<
  Extract<QuestionDraft, { kind: K }>,
  'title' | 'prompt' | 'feedback' | 'kind'
>

/** What the form holds: each kind's own fields, so that nothing is lost by looking at another kind. */
export type FormDraft = {
  kind: QuestionKind
  title: string
  prompt: string
  feedback: { right: string; wrong: string }
  fields: { [K in QuestionKind]: KindFields<K> }
}

/** An empty question, or what is to be changed. */
export function toForm(draft: QuestionDraft | null): FormDraft {
  const fields = emptyFields()
  if (!draft) return { kind: 'choice', title: '', prompt: '', feedback: { right: '', wrong: '' }, fields }
  const { kind, title, prompt, feedback, ...own } = draft
  return {
    ...{ kind, title, prompt },
    feedback: { right: feedback?.right ?? '', wrong: feedback?.wrong ?? '' },
    fields: { ...fields, [kind]: own },
  }
}

function emptyFields(): FormDraft['fields'] {
  const two = (prefix: string) => [1, 2].map((number) => ({ id: `${prefix}${number}`, text: '' }))
  return {
    choice: { choices: two('c'), right: 'c1', shuffle: true },
    multiple: { choices: two('c'), right: [], partial: false, shuffle: true },
    text: { answers: [''], caseSensitive: false },
    number: { value: '', tolerance: '' },
    inline: { text: '', gaps: [{ options: ['', ''], right: 0 }] },
    order: { entries: two('e') },
    match: {
      left: two('l'),
      right: two('r'),
      pairs: [
        ['l1', 'r1'],
        ['l2', 'r2'],
      ],
    },
  }
}

/** The title is the prompt's beginning where none is written. */
export function toDraft({ kind, title, prompt, feedback, fields }: FormDraft): QuestionDraft {
  const said = {
    ...(feedback.right.trim() && { right: feedback.right }),
    ...(feedback.wrong.trim() && { wrong: feedback.wrong }),
  }
  const words = prompt || fields.inline.text
  return {
    ...{ kind, prompt, ...fields[kind] },
    title: title.trim() || shorten(words.replace(/[*\\]/g, '')),
    ...(Object.keys(said).length > 0 && { feedback: said }),
  } as QuestionDraft
}

const longestTitle = 60

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longestTitle) return line
  const cut = line.slice(0, longestTitle)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`
}

/** A name that none of the options has. */
export function nextId(options: readonly { id: string }[], prefix: string): string {
  const taken = new Set(options.map(({ id }) => id))
  let number = options.length + 1
  while (taken.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}
