import type { DraftOption, ItemDraft } from './item-draft.ts'
import { normalDraft } from './normal-draft.ts'
import { gapPattern } from './write-item.ts'

/** What is wrong with a field of a draft; `path` is dotted (`choices.0.text`). */
export type DraftProblem = { path: string; message: string }

/** What keeps a draft from being a question. */
export function checkDraft(given: ItemDraft): DraftProblem[] {
  const draft = normalDraft(given)
  const problems: DraftProblem[] = []
  const add = (path: string, message: string) => void problems.push({ path, message })
  if (draft.title === '') add('title', 'must not be empty')
  if (draft.prompt === '' && draft.kind !== 'inline') add('prompt', 'must not be empty')
  checkKind(draft, add)
  return problems
}

type Add = (path: string, message: string) => void

function checkKind(draft: ItemDraft, add: Add): void {
  switch (draft.kind) {
    case 'choice':
      checkOptions(draft.choices, { path: 'choices', least: 2 }, add)
      if (!draft.choices.some(({ id }) => id === draft.right)) add('right', 'must be one of the choices')
      return
    case 'multiple':
      checkOptions(draft.choices, { path: 'choices', least: 2 }, add)
      if (draft.right.length === 0) add('right', 'must name a choice')
      return
    case 'text':
      checkAnswers(draft, add)
      return
    case 'number':
      if (!isNumber(draft.value))
        add('value', 'must be a number of at most 12 digits before and 6 after the point')
      if (draft.tolerance !== '' && !isNumber(draft.tolerance)) add('tolerance', 'must be a number from 0')
      return
    case 'inline':
      checkGaps(draft, add)
      return
    case 'order':
      checkOptions(draft.entries, { path: 'entries', least: 2 }, add)
      return
    case 'match':
      checkOptions(draft.left, { path: 'left', least: 1 }, add)
      checkOptions(draft.right, { path: 'right', least: 2 }, add)
      checkPairs(draft, add)
  }
}

function isNumber(text: string): boolean {
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text)
}

function checkOptions(
  options: readonly DraftOption[],
  { path, least }: { path: string; least: number },
  add: Add,
) {
  if (options.length < least) add(path, `must be at least ${least}`)
  const ids = new Set<string>()
  const texts = new Set<string>()
  for (const [index, { id, text }] of options.entries()) {
    if (!/^[A-Za-z_][\w.-]{0,31}$/.test(id) || ids.has(id))
      add(`${path}.${index}.id`, 'must be a name of its own')
    if (text === '') add(`${path}.${index}.text`, 'must not be empty')
    else if (texts.has(text)) add(`${path}.${index}.text`, 'is there already')
    ids.add(id)
    texts.add(text)
  }
}

function checkAnswers({ answers, caseSensitive }: Extract<ItemDraft, { kind: 'text' }>, add: Add): void {
  if (answers.length === 0) add('answers', 'must name an answer')
  const known = new Set<string>()
  for (const [index, answer] of answers.entries()) {
    const key = caseSensitive ? answer : answer.toLowerCase()
    if (answer === '') add(`answers.${index}`, 'must not be empty')
    else if (known.has(key)) add(`answers.${index}`, 'is there already')
    known.add(key)
  }
}

function checkGaps({ text, gaps }: Extract<ItemDraft, { kind: 'inline' }>, add: Add): void {
  const named = [...text.matchAll(gapPattern)].map(([, number]) => Number(number))
  if (gaps.length === 0) add('gaps', 'must be at least 1')
  if (named.length !== gaps.length || named.some((number, index) => number !== index + 1))
    add('text', `must hold ${gaps.map((_gap, index) => `{${index + 1}}`).join(', ')} once each, in order`)
  for (const [index, { options, right }] of gaps.entries()) {
    checkOptions(
      options.map((words, at) => ({ id: `option-${at + 1}`, text: words })),
      { path: `gaps.${index}.options`, least: 2 },
      (path, message) => add(path.replace(/\.text$/, ''), message),
    )
    if (options[right] === undefined) add(`gaps.${index}.right`, 'must be one of its options')
  }
}

function checkPairs({ left, right, pairs }: Extract<ItemDraft, { kind: 'match' }>, add: Add): void {
  if (pairs.length === 0) add('pairs', 'must be at least 1')
  const known = new Set<string>()
  for (const [index, [from, to]] of pairs.entries()) {
    const isThere = left.some(({ id }) => id === from) && right.some(({ id }) => id === to)
    if (!isThere || known.has(`${from} ${to}`))
      add(`pairs.${index}`, 'must join one of the left with one of the right, once')
    known.add(`${from} ${to}`)
  }
  const shared = left.some(({ id }) => right.some((option) => option.id === id))
  if (shared) add('right', 'must have other names than the left')
}
