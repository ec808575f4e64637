import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import { mathNames } from './element-props.ts'
import { plainText } from './plain-text.ts'

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
