import 'server-only'
import type { ContentNode } from '#lib/qti/item/content.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/timeback/contract/lesson.ts'

/** Says a response in the item's own identifiers as text: choices by what stands in them; empty where none was given. */
export function nameResponses(item: Item): (responses: LexicalResponses) => string {
  const names = new Map<string, string>()
  collect(item.interactions, names)
  const nameOf = (value: string) =>
    names.get(value) ??
    // A pair is two identifiers.
    value
      .split(' ')
      .map((part) => names.get(part) ?? part)
      .join(value.split(' ').every((part) => names.has(part)) ? ' – ' : ' ')
  return (responses) =>
    Object.values(responses)
      .map((value) =>
        [value]
          .flat()
          .map((part) => nameOf(part ?? ''))
          .join(', '),
      )
      .filter((text) => text !== '')
      .join('; ')
}

/** Every choice that says something, wherever an interaction has it. */
function collect(node: unknown, names: Map<string, string>): void {
  if (typeof node !== 'object' || node === null) return
  if (
    'identifier' in node &&
    typeof node.identifier === 'string' &&
    'body' in node &&
    Array.isArray(node.body)
  ) {
    const text = textOf(node.body as ContentNode[])
      .replace(/\s+/g, ' ')
      .trim()
    if (text !== '') names.set(node.identifier, text)
  }
  for (const child of Object.values(node)) collect(child, names)
}

function textOf(nodes: readonly ContentNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      if (node.kind !== 'element') return ''
      if (node.name === 'img') return node.attributes?.alt ?? ''
      const children = node.children ?? []
      return node.name === 'mfrac'
        ? children.map((child) => textOf([child]).trim()).join('/')
        : textOf(children)
    })
    .join('')
}
