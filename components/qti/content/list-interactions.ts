import type { BodyNode, PublicGap, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'

/** All interactions of an item in the order in which they are read. */
export function listInteractions(item: PublicItem): PublicInteraction[] {
  return item.body.flatMap(interactionsIn)
}

function interactionsIn(node: BodyNode): PublicInteraction[] {
  if (typeof node === 'string') return []
  switch (node.kind) {
    case 'element':
      return (node.children ?? []).flatMap(interactionsIn)
    case 'gap':
    case 'hottextChoice':
      return []
    default:
      return [node]
  }
}

/** The gaps of a text in the order in which they are read. */
export function listGaps(nodes: readonly BodyNode[]): PublicGap[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.kind === 'gap') return [node]
    return node.kind === 'element' ? listGaps(node.children ?? []) : []
  })
}
