import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import { listInteractions } from './list-interactions.ts'
import { plainText } from './plain-text.ts'

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
