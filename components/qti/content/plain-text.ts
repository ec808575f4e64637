import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { mathNames } from './element-props.ts'
import { listInteractions } from './list-interactions.ts'

/** Content as one line of text, for names that are read aloud and for lists that take no markup. */
export function plainText(nodes: readonly BodyNode[]): string {
  const text = nodes.map(textOf).join('')
  // Three and a half is not thirty-one halves.
  return text
    .replace(new RegExp(`(\\d)\\s*${beforeFraction}`, 'g'), '$1 ')
    .replaceAll(beforeFraction, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Stands before a fraction until it is known what stands before that; no text has it. */
const beforeFraction = '\uE000'

function textOf(node: BodyNode): string {
  if (typeof node === 'string') return node
  if (node.kind === 'textEntry' || node.kind === 'inlineChoice' || node.kind === 'gap') return ' ___ '
  if (node.kind === 'hottextChoice') return node.body.map(textOf).join('')
  if (node.kind !== 'element') return ' '
  const { name, attributes, children = [] } = node
  if (name === 'img') return attributes?.alt ?? ''
  if (name === 'annotation' || name === 'annotation-xml' || name === 'rt' || name === 'rp') return ''
  if (name === 'mfrac') return beforeFraction + partsOf(children).map(inBrackets).join('/')
  if (name === 'msup') return withSmall(children, { signs: raised, sign: '^' })
  if (name === 'msub') return withSmall(children, { signs: lowered, sign: '_' })
  const text = children.map(textOf).join('')
  if (name === 'sup') return raised(text) ?? `^${text}`
  if (name === 'sub') return lowered(text) ?? `_${text}`
  return blocks.has(name) ? ` ${text} ` : text
}

const blocks = new Set(['p', 'div', 'li', 'br', 'tr', 'td', 'th', 'dd', 'dt', 'blockquote'])

/** 10² is another number than 102. */
const raised = inSigns(
  '0123456789+-−=()nixyabcdefghjklmoprstuvwz',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷᶻ',
)
const lowered = inSigns('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')

/** Null where one of the characters has no such sign. */
function inSigns(characters: string, signs: string): (text: string) => string | null {
  const all = [...signs]
  const table = new Map([...characters].map((character, at) => [character, all[at] ?? '']))
  return (text) => {
    const found = [...text.trim()].map((character) => table.get(character))
    return found.includes(undefined) ? null : found.join('')
  }
}

/** The parts of a formula, those that say something. */
function partsOf(children: readonly BodyNode[]): string[] {
  return children
    .map(textOf)
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

/** A sum over a number is another fraction than its last part over that number. */
function inBrackets(part: string): string {
  return /^[\p{L}\p{N}.,]*$/u.test(part) ? part : `(${part})`
}

type Small = { signs: (text: string) => string | null; sign: string }

function withSmall(children: readonly BodyNode[], { signs, sign }: Small): string {
  const [base = '', small = '', ...rest] = partsOf(children)
  return [base, signs(small) ?? `${sign}${inBrackets(small)}`, ...rest].join('')
}

/** Whether the text alone says as much: a list of plain options can show it. */
export function isPlain(nodes: readonly BodyNode[]): boolean {
  return nodes.every((node) => {
    if (typeof node === 'string') return true
    if (node.kind !== 'element') return false
    const { name, children = [] } = node
    if (name === 'sup') return isPlain(children) && raised(children.map(textOf).join('')) !== null
    if (name === 'sub') return isPlain(children) && lowered(children.map(textOf).join('')) !== null
    return (name === 'span' || name === 'p' || name === 'div') && isPlain(children)
  })
}

/**
 * The name of a group or an input whose visible text is `nodes`. Formulas add nothing to a name that is
 * computed from content, so where there is one, the name is given as text: "3/4".
 */
export function spokenName(nodes: readonly BodyNode[]): string | undefined {
  return nodes.some(hasMath) ? plainText(nodes) : undefined
}

/** Names a group by the element `id`, which shows `nodes`. */
export function groupName(id: string, nodes: readonly BodyNode[] = []) {
  const name = spokenName(nodes)
  return name === undefined ? { 'aria-labelledby': id } : { 'aria-label': name }
}

function hasMath(node: BodyNode): boolean {
  if (typeof node === 'string' || node.kind !== 'element') return false
  return mathNames.has(node.name) || (node.children ?? []).some(hasMath)
}

/**
 * A question in one line, for lists; never empty. What is asked stands first: a list cuts the line's end off.
 * Feedback that an answer earned is no part of it.
 */
export function questionText(item: PublicItem): string {
  const prompts = listInteractions(item).map((interaction) => {
    const prompt = 'prompt' in interaction ? (interaction.prompt ?? []) : []
    return plainText(prompt.length === 0 && 'body' in interaction ? interaction.body : prompt)
  })
  const text = [...prompts, plainText(withoutFeedback(item.body))].filter((part) => part !== '').join(' ')
  return text || item.title || 'Question'
}

function withoutFeedback(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node): BodyNode[] => {
    if (typeof node === 'string' || node.kind !== 'element') return [node]
    if (/(^|\s)qti-feedback-(block|inline)(\s|$)/.test(node.attributes?.class ?? '')) return []
    return [node.children ? { ...node, children: withoutFeedback(node.children) } : node]
  })
}
