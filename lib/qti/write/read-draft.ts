import type { ContentNode, Interaction, InteractionOf } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import { formatScalar, scalarsOf } from '#lib/qti/item/value.ts'
import { parseItem } from '#lib/qti/read/parse-item.ts'
import type { DraftChoice, DraftOption, ItemDraft } from './item-draft.ts'
import { readLine, readParagraphs } from './rich-text.ts'
import { writeItem } from './write-item.ts'

/**
 * The draft that an item is written from, or could be: `null` where the item says more than the form can, so that
 * nothing of it is lost by changing it there.
 */
export function readDraft(item: Item): ItemDraft | null {
  const draft = guessDraft(item)
  if (!draft) return null
  const written = parseItem(writeItem(draft))
  return written.ok && comparable(written.value) === comparable(item) ? draft : null
}

function guessDraft(item: Item): ItemDraft | null {
  const [first] = item.interactions
  if (!first) return null
  if (first.kind === 'inlineChoice') return guessInline(item)
  if (item.interactions.length !== 1) return null
  const body = before(item.body, first)
  if (!body) return null
  const prompt = readParagraphs([...body, ...('prompt' in first ? (first.prompt ?? []) : [])])
  if (prompt === null) return null
  const common = { identifier: item.identifier, title: item.title, prompt, ...readFeedback(item) }
  const key = keyOf(item, 'RESPONSE')
  switch (first.kind) {
    case 'choice':
      return guessChoice(item, first, common)
    case 'textEntry':
      return first.baseType === 'string'
        ? { ...common, kind: 'text', ...readAnswers(item) }
        : { ...common, kind: 'number', value: key[0] ?? '', tolerance: readTolerance(item) }
    case 'order': {
      const entries = readOptions(first.choices)
      if (!entries) return null
      const placed = key.flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
      return { ...common, kind: 'order', entries: placed }
    }
    case 'match': {
      const left = readOptions(first.sources)
      const right = readOptions(first.targets)
      if (!left || !right) return null
      const pairs = key.map((pair): [string, string] => {
        const [from = '', to = ''] = pair.split(' ')
        return [from, to]
      })
      return { ...common, kind: 'match', left, right, pairs }
    }
    default:
      return null
  }
}

type Common = Pick<ItemDraft, 'identifier' | 'title' | 'prompt' | 'feedback'>

function guessChoice(
  item: Item,
  { choices, shuffle }: InteractionOf<'choice'>,
  common: Common,
): ItemDraft | null {
  const options = readOptions(choices)
  if (!options) return null
  const told = options.map((option): DraftChoice => {
    const feedback = feedbackOf(item, 'CHOSEN', option.id)
    return { ...option, ...(feedback && { feedback }) }
  })
  const declaration = item.responseDeclarations.get('RESPONSE')
  const right = keyOf(item, 'RESPONSE')
  if (declaration?.cardinality === 'single')
    return { ...common, kind: 'choice', choices: told, right: right[0] ?? '', shuffle }
  return {
    ...common,
    kind: 'multiple',
    choices: told,
    right,
    partial: declaration?.mapping !== undefined,
    shuffle,
  }
}

function guessInline(item: Item): ItemDraft | null {
  const at = item.body.findIndex((node) => holds(node))
  const prompt = readParagraphs(item.body.slice(0, at))
  let number = 0
  const text = readParagraphs(numbered(item.body.slice(at), () => ++number))
  if (prompt === null || text === null) return null
  const gaps = item.interactions.flatMap((interaction) => {
    if (interaction.kind !== 'inlineChoice') return []
    const options = readOptions(interaction.choices)
    const [key] = keyOf(item, interaction.responseIdentifier)
    const right = options?.findIndex(({ id }) => id === key) ?? -1
    return options && right >= 0 ? [{ options: options.map(unmarked), right }] : []
  })
  if (gaps.length !== item.interactions.length) return null
  const { identifier, title } = item
  return { identifier, title, prompt, ...readFeedback(item), kind: 'inline', text, gaps }
}

/** The options of a list hold words without marks. */
function unmarked({ text }: DraftOption): string {
  return text.replace(/\\([\\*])/g, '$1')
}

function holds(node: ContentNode): boolean {
  if (typeof node === 'string') return false
  if (node.kind === 'inlineChoice') return true
  return node.kind === 'element' && (node.children ?? []).some(holds)
}

/** Lists become {1}, {2}, …; what looks so already cannot be told from them. */
function numbered(nodes: readonly ContentNode[], next: () => number): ContentNode[] {
  const merged: ContentNode[] = []
  for (const node of nodes) {
    if (typeof node === 'string')
      append(merged, /\{\d+\}/.test(node) ? { kind: 'element', name: 'pre' } : node)
    else if (node.kind === 'inlineChoice') append(merged, `{${next()}}`)
    else if (node.kind === 'element' && node.children)
      append(merged, { ...node, children: numbered(node.children, next) })
    else append(merged, node)
  }
  return merged
}

function append(nodes: ContentNode[], node: ContentNode): void {
  const last = nodes.at(-1)
  if (typeof last === 'string' && typeof node === 'string') nodes[nodes.length - 1] = last + node
  else nodes.push(node)
}

/** What stands in the body before its one interaction; `null` where something else stands around or behind it. */
function before(body: readonly ContentNode[], interaction: Interaction): ContentNode[] | null {
  const nodes = body.filter((node) => typeof node !== 'string' || node.trim() !== '')
  const last = nodes.at(-1)
  if (last === undefined || typeof last === 'string') return null
  if (last === interaction) return nodes.slice(0, -1)
  const isAlone =
    last.kind === 'element' && last.name === 'p' && !last.attributes && last.children?.length === 1
  return isAlone && last.children?.[0] === interaction ? nodes.slice(0, -1) : null
}

function readOptions(choices: readonly { identifier: string; body: ContentNode[] }[]): DraftOption[] | null {
  const options = choices.flatMap(({ identifier: id, body }) => {
    const text = readLine(body)
    return text === null ? [] : [{ id, text }]
  })
  return options.length === choices.length ? options : null
}

function keyOf(item: Item, identifier: string): string[] {
  const correct = item.responseDeclarations.get(identifier)?.correctResponse ?? null
  if (correct === null || correct.cardinality === 'record') return []
  return scalarsOf(correct).map((value) => (typeof value === 'string' ? value : formatScalar(value)))
}

function readAnswers(item: Item): { answers: string[]; caseSensitive: boolean } {
  const mapping = item.responseDeclarations.get('RESPONSE')?.mapping
  const [shown = ''] = keyOf(item, 'RESPONSE')
  const keys = [...(mapping?.exact.keys() ?? [])].map(String)
  return {
    answers: [shown, ...keys.filter((key) => key !== shown)],
    caseSensitive: mapping === undefined || mapping.folded.size === 0,
  }
}

/** Of the one comparison that scores a number; empty where it is exact, or scored otherwise. */
function readTolerance({ responseRules: [rule] }: Item): string {
  const condition = rule?.kind === 'condition' ? rule.branches[0]?.condition : undefined
  if (condition?.kind !== 'equal' || condition.tolerance.mode !== 'absolute') return ''
  return typeof condition.tolerance.above === 'number' ? formatScalar(condition.tolerance.above) : ''
}

function readFeedback(item: Item): Pick<ItemDraft, 'feedback'> {
  const right = feedbackOf(item, 'FEEDBACK', 'right')
  const wrong = feedbackOf(item, 'FEEDBACK', 'not-yet')
  return right || wrong ? { feedback: { ...(right && { right }), ...(wrong && { wrong }) } } : {}
}

function feedbackOf(item: Item, outcomeIdentifier: string, value: string): string {
  const found = item.modalFeedback.find(
    (one) => one.outcomeIdentifier === outcomeIdentifier && one.outcomeValue === value,
  )
  return (found && readParagraphs(found.body)) ?? ''
}

/**
 * All of an item that a draft does not say in its own words: what scores it, and what else it has. Where a maximum is
 * not told, 1 is meant, and how long an answer is expected to be is a matter of looks.
 */
function comparable({ language: _language, interactions, outcomeDeclarations, ...item }: Item): string {
  const outcomes = [...outcomeDeclarations.values()].filter(({ identifier }) => identifier !== 'MAXSCORE')
  const maxScore = outcomeDeclarations.get('MAXSCORE')?.defaultValue ?? null
  const one = { cardinality: 'single', baseType: 'float', value: 1 }
  return JSON.stringify(
    {
      ...{ ...item, body: null, responseDeclarations: sorted(item.responseDeclarations) },
      templateDeclarations: sorted(item.templateDeclarations),
      interactions: interactions.map(barely),
      outcomes: outcomes.map(({ normalMaximum: _maximum, defaultValue, ...rest }) => ({
        ...rest,
        value: defaultValue ?? (rest.baseType === 'float' ? { ...one, value: 0 } : null),
      })),
      maxScore: maxScore ?? one,
      modalFeedback: item.modalFeedback.map(({ body: content, ...rest }) => ({
        ...rest,
        body: readParagraphs(content),
      })),
    },
    (_name, value) => inOrder(value),
  )
}

/** In whichever order its names were given. */
function inOrder(value: unknown): unknown {
  if (value instanceof Map) return [...value]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function sorted<T extends { identifier: string }>(declarations: ReadonlyMap<string, T>): T[] {
  return [...declarations.values()].toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1))
}

/** Without what is read as text, and without its place in the body. */
function barely(interaction: Interaction): object {
  const {
    prompt: _prompt,
    expectedLength: _length,
    ...rest
  } = interaction as Interaction & {
    prompt?: unknown
    expectedLength?: unknown
  }
  const bare = (choices: readonly object[]) => choices.map((choice) => ({ ...choice, body: null }))
  if (rest.kind === 'match') return { ...rest, sources: bare(rest.sources), targets: bare(rest.targets) }
  if (rest.kind === 'order')
    return { ...rest, choices: bare(rest.choices.toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1))) }
  return 'choices' in rest ? { ...rest, choices: bare(rest.choices) } : rest
}
