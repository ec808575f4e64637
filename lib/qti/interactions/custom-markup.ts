import type { MarkupNode } from '#lib/qti/item/public/public-interactions.ts'
import { escapeText, writeElement } from '#lib/qti/xml/write-element.ts'
import type { XmlElement, XmlNode } from '#lib/qti/xml/xml-element.ts'

/**
 * What a module finds in its place: any element but scripts, without handlers and without addresses to go to.
 * It is never shown in the page itself, only in the frame of the module.
 */
export function parseMarkup(children: readonly XmlNode[]): MarkupNode[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [child]
    return leftOut.has(child.name.toLowerCase()) ? [] : [parseElement(child)]
  })
}

const leftOut: ReadonlySet<string> = new Set(['script', 'base', 'meta', 'link', 'iframe', 'object', 'embed'])

function parseElement(element: XmlElement): MarkupNode {
  const attributes = Object.entries(element.attributes).filter(([name, value]) =>
    isKept(element, name, value),
  )
  const children = parseMarkup(element.children)
  return {
    name: element.name,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(children.length > 0 && { children }),
  }
}

function isKept({ name: element }: XmlElement, name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (lower.startsWith('on') || lower === '__proto__' || navigating.has(lower)) return false
  return lower !== 'href' || element === 'image' || value.startsWith('#')
}

const navigating: ReadonlySet<string> = new Set(['action', 'formaction', 'ping', 'srcdoc', 'background'])

/** The attributes whose files are loaded. */
const addresses: ReadonlySet<string> = new Set(['src', 'poster', 'href'])

/** With the addresses of its pictures and recordings resolved; an attribute whose file cannot be had is left out. */
export function resolveMarkup(
  nodes: readonly MarkupNode[],
  resolve: (href: string) => string | null,
): MarkupNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node
    const { name, attributes, children } = node
    const resolved = Object.entries(attributes ?? {}).flatMap(([attribute, value]) => {
      const isFile = addresses.has(attribute) && !value.startsWith('#') && !value.startsWith('data:')
      const shown = isFile ? resolve(value) : value
      return shown === null ? [] : [[attribute, shown] as const]
    })
    return {
      name,
      ...(resolved.length > 0 && { attributes: Object.fromEntries(resolved) }),
      ...(children && { children: resolveMarkup(children, resolve) }),
    }
  })
}

export function writeMarkup(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? escapeText(node)
        : writeElement(node.name, node.attributes ?? {}, writeMarkup(node.children ?? [])),
    )
    .join('')
}
