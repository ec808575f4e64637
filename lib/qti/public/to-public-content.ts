import type { ContentElement, ContentNode } from '#lib/qti/content-model.ts'
import type { Interaction } from '#lib/qti/interaction-model.ts'
import type { BodyElement, BodyNode, PublicInteraction } from './public-item.ts'

/** From the address an item or stimulus writes to the one a browser can ask for; null leaves it out. */
export type ResolveHref = (href: string) => string | null

/** The content as a student sees it; a rubric for other eyes is left out. */
export function toPublicContent(
  nodes: ContentNode[],
  resolveHref: ResolveHref,
  toInteraction: (interaction: Interaction) => PublicInteraction,
): BodyNode[] {
  const shown: BodyNode[] = []
  for (const node of nodes) {
    if (typeof node === 'string') appendText(shown, node)
    else if (node.kind === 'element') shown.push(toElement(node, resolveHref, toInteraction))
    else if (node.kind !== 'rubricBlock') shown.push(toInteraction(node))
    else if (node.views.includes('candidate')) {
      const children = toPublicContent(node.body, resolveHref, toInteraction)
      shown.push({ kind: 'element', name: 'div', attributes: { class: 'qti-rubric-block' }, children })
    }
  }
  return shown
}

function toElement(
  element: ContentElement,
  resolveHref: ResolveHref,
  toInteraction: (interaction: Interaction) => PublicInteraction,
): BodyElement {
  const picked: BodyElement = { kind: 'element', name: element.name }
  const attributes = element.attributes && resolveAttributes(element.attributes, resolveHref)
  if (attributes) picked.attributes = attributes
  if (element.children) {
    const children = toPublicContent(element.children, resolveHref, toInteraction)
    if (children.length > 0) picked.children = children
  }
  return picked
}

/** The addresses of what a browser loads or opens; the parser allowed no others. */
const addresses: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite'])

function resolveAttributes(
  written: Record<string, string>,
  resolveHref: ResolveHref,
): Record<string, string> | undefined {
  let resolved: Record<string, string> | undefined
  for (const name in written) {
    const value = written[name] ?? ''
    const shown = addresses.has(name) ? resolveHref(value) : value
    if (shown === null) continue
    resolved ??= {}
    resolved[name] = shown
  }
  return resolved
}

/** Texts that become neighbours are one text, as they are after writing and reading. */
function appendText(nodes: BodyNode[], text: string): void {
  const before = nodes.at(-1)
  if (typeof before === 'string') nodes[nodes.length - 1] = before + text
  else nodes.push(text)
}
