import type { BodyNode } from '#lib/qti/item/public/public-content.ts'

/** HTML lets no block stand inside a line: it stands there as its words do. */
const blocks: ReadonlySet<string> = new Set('p div section article blockquote figure pre center'.split(' '))

/** Content for a place inside a line of text. */
export function inlineContent(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string' || node.kind !== 'element') return node
    const name = blocks.has(node.name) ? 'span' : node.name
    return { ...node, name, ...(node.children && { children: inlineContent(node.children) }) }
  })
}
