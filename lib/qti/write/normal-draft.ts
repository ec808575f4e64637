import type { DraftChoice, DraftOption, ItemDraft } from './item-draft.ts'
import { cleanLine, normalLine, normalText } from './rich-text.ts'

/** A draft as it is read again once it is written: what makes no difference is gone. */
export function normalDraft(draft: ItemDraft): ItemDraft {
  const { identifier, feedback, ...given } = draft
  const right = normalText(feedback?.right ?? '')
  const wrong = normalText(feedback?.wrong ?? '')
  const said = { ...(right && { right }), ...(wrong && { wrong }) }
  const common = {
    identifier,
    title: cleanLine(draft.title),
    prompt: normalText(draft.prompt),
    ...(Object.keys(said).length > 0 && { feedback: said }),
  }
  switch (given.kind) {
    case 'choice':
      return { ...given, ...common, choices: given.choices.map(normalChoice) }
    case 'multiple': {
      const right = given.choices.flatMap(({ id }) => (given.right.includes(id) ? [id] : []))
      return { ...given, ...common, choices: given.choices.map(normalChoice), right }
    }
    case 'text':
      return { ...given, ...common, answers: given.answers.map(cleanLine) }
    case 'number': {
      const tolerance = Number(given.tolerance) > 0 ? normalNumber(given.tolerance) : ''
      return { ...given, ...common, value: normalNumber(given.value), tolerance }
    }
    case 'inline': {
      // What stands before the first list is read as the prompt.
      const paragraphs = normalText(given.text).split('\n\n')
      const first = Math.max(
        0,
        paragraphs.findIndex((one) => one.includes('{1}')),
      )
      const prompt = [common.prompt, ...paragraphs.slice(0, first)].filter((one) => one !== '').join('\n\n')
      const gaps = given.gaps.map(({ options, right }) => ({ options: options.map(cleanLine), right }))
      return { ...given, ...common, prompt, text: paragraphs.slice(first).join('\n\n'), gaps }
    }
    case 'order':
      return { ...given, ...common, entries: given.entries.map(normalOption) }
    case 'match': {
      const left = given.left.map(normalOption)
      const right = given.right.map(normalOption)
      const place = ([from, to]: [string, string]) =>
        left.findIndex(({ id }) => id === from) * right.length + right.findIndex(({ id }) => id === to)
      return { ...given, ...common, left, right, pairs: given.pairs.toSorted((a, b) => place(a) - place(b)) }
    }
  }
}

function normalOption({ id, text }: DraftOption): DraftOption {
  return { id, text: normalLine(text) }
}

function normalChoice({ feedback = '', ...choice }: DraftChoice): DraftChoice {
  const said = normalText(feedback)
  return { ...normalOption(choice), ...(said && { feedback: said }) }
}

function normalNumber(text: string): string {
  return String(Number(text.trim()))
}
