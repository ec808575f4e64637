import type { BodyNode, PublicGap } from '#lib/qti/item/public/public-content.ts'

/** The gaps of a text in the order in which they are read. */
export function listGaps(nodes: readonly BodyNode[]): PublicGap[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.kind === 'gap') return [node]
    return node.kind === 'element' ? listGaps(node.children ?? []) : []
  })
}
