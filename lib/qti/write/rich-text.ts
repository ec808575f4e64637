import type { ContentElement, ContentNode } from '#lib/qti/item/content.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'

/**
 * Text with **bold** and *italic* in it. A star is a mark only where a word begins or ends there, so that `3*4*5` and
 * `2 * 3` are what they look like; `\*` is a star anywhere.
 */

/** Stand for what was escaped while marks are looked for; nobody's text holds them. */
const backslash = '\uE000'
const star = '\uE001'
/** What XML cannot hold: controls but for tabs, ends of lines and those above ASCII; and those two. */
const unwritable = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uE000\uE001\uFFFE\uFFFF]/gu

/** What can be written, with single spaces and no space at the ends of a line. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\n+/g, ' ')
}

/** The paragraphs of a text. */
export function toParagraphs(text: string): ContentElement[] {
  return clean(text)
    .split(/\n\n+/)
    .flatMap((part) => (part === '' ? [] : [element('p', toInline(part))]))
}

/** One line of it. */
export function toLine(text: string): ContentNode[] {
  return toInline(cleanLine(text))
}

const strong = /(?<![\p{L}\p{N}*])\*\*(?![\s*])([^\n]+?)(?<![\s*])\*\*(?![\p{L}\p{N}*])/gu
const emphasis = /(?<![\p{L}\p{N}*])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])/gu

function toInline(text: string): ContentNode[] {
  const escaped = text.replace(/\\([\\*])/g, (_all, character) => (character === '*' ? star : backslash))
  const plain = (part: string) => breakLines(part)
  const italic = (part: string) => mark(part, emphasis, { name: 'em', inside: plain, outside: plain })
  return mark(escaped, strong, { name: 'strong', inside: italic, outside: italic })
}

type Marking = {
  name: string
  inside: (part: string) => ContentNode[]
  outside: (part: string) => ContentNode[]
}

function mark(text: string, pattern: RegExp, { name, inside, outside }: Marking): ContentNode[] {
  const nodes: ContentNode[] = []
  let end = 0
  for (const found of text.matchAll(pattern)) {
    nodes.push(...outside(text.slice(end, found.index)), element(name, inside(found[1] ?? '')))
    end = found.index + found[0].length
  }
  return [...nodes, ...outside(text.slice(end))]
}

function breakLines(text: string): ContentNode[] {
  const lines = text.replaceAll(star, '*').replaceAll(backslash, '\\').split('\n')
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [element('br', [])] : []),
    ...(line === '' ? [] : [line]),
  ])
}

function element(name: string, children: ContentNode[]): ContentElement {
  return { kind: 'element', name, ...(children.length > 0 && { children }) }
}

/** Content of the form's own making as XML. `writeText` writes what is no element. */
export function writeContent(
  nodes: readonly ContentNode[],
  writeText: (text: string) => string = escapeText,
): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return writeText(node)
      return node.kind === 'element'
        ? writeElement(node.name, {}, writeContent(node.children ?? [], writeText))
        : ''
    })
    .join('')
}

/** The text that content stands for; `null` where it holds what a text cannot say. */
export function readParagraphs(nodes: readonly ContentNode[]): string | null {
  const paragraphs: string[] = []
  let open: ContentNode[] = []
  const close = () => {
    const inline = trimEnds(open)
    open = []
    if (inline.length === 0) return true
    const text = readInline(inline)
    if (text !== null) paragraphs.push(text)
    return text !== null
  }
  for (const node of nodes) {
    if (typeof node === 'string' || node.kind !== 'element' || node.name !== 'p') open.push(node)
    else if (!close() || node.attributes) return null
    else {
      open = node.children ?? []
      if (!close()) return null
    }
  }
  return close() ? paragraphs.join('\n\n') : null
}

/** As `readParagraphs`, of what is one line. */
export function readLine(nodes: readonly ContentNode[]): string | null {
  const text = readParagraphs(nodes)
  return text === null || text.includes('\n') ? null : text
}

function readInline(nodes: readonly ContentNode[]): string | null {
  const read = (quote: (text: string) => string) => readNodes(nodes, quote)
  const written = JSON.stringify(spaced(nodes))
  for (const quote of [(text: string) => text, escapeMarks]) {
    const text = read(quote)
    if (text === null) return null
    if (JSON.stringify(toInline(clean(text))) === written) return clean(text)
  }
  return null
}

function readNodes(nodes: readonly ContentNode[], quote: (text: string) => string): string | null {
  let text = ''
  for (const node of nodes) {
    if (typeof node === 'string') {
      text += quote(node.replace(/\s+/g, ' '))
      continue
    }
    if (node.kind !== 'element' || node.attributes) return null
    const mark = marks.get(node.name)
    const inside = readNodes(node.children ?? [], quote)
    if (mark === undefined || inside === null) return null
    text += node.name === 'br' ? '\n' : `${mark}${inside}${mark}`
  }
  return text
}

const marks: ReadonlyMap<string, string> = new Map([
  ...([
    ['strong', '**'],
    ['b', '**'],
    ['em', '*'],
    ['i', '*'],
    ['br', ''],
  ] as const),
])

function escapeMarks(text: string): string {
  return text.replace(/[\\*]/g, '\\$&')
}

/** Content as the form would write it: single spaces, and one name for each mark. */
function spaced(nodes: readonly ContentNode[]): ContentNode[] {
  return nodes.flatMap((node): ContentNode[] => {
    if (typeof node === 'string') return node === '' ? [] : [node.replace(/\s+/g, ' ')]
    if (node.kind !== 'element') return [node]
    const name = { b: 'strong', i: 'em' }[node.name] ?? node.name
    return [element(name, spaced(node.children ?? []))]
  })
}

function trimEnds(nodes: readonly ContentNode[]): ContentNode[] {
  const trimmed = [...nodes]
  const [first] = trimmed
  if (typeof first === 'string') trimmed[0] = first.trimStart()
  const last = trimmed.at(-1)
  if (typeof last === 'string') trimmed[trimmed.length - 1] = last.trimEnd()
  return trimmed.filter((node) => node !== '')
}

/** A text as it is read again once it is written. */
export function normalText(text: string): string {
  const paragraphs = toParagraphs(text)
  return readParagraphs(paragraphs) ?? escapeMarks(plainText(paragraphs))
}

export function normalLine(text: string): string {
  const line = toLine(text)
  return readLine(line) ?? escapeMarks(plainText(line))
}

function plainText(nodes: readonly ContentNode[]): string {
  const texts = nodes.map((node) => {
    if (typeof node === 'string') return node
    if (node.kind !== 'element') return ''
    return node.name === 'br' ? '\n' : plainText(node.children ?? [])
  })
  const isParagraphs = nodes.some(
    (node) => typeof node !== 'string' && node.kind === 'element' && node.name === 'p',
  )
  return texts.join(isParagraphs ? '\n\n' : '')
}
