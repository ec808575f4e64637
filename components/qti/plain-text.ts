import type { BodyNode } from '#lib/qti/public/public-item.ts'

/** Content as one line of text, for names that are read aloud and for lists that take no markup. */
export function plainText(nodes: readonly BodyNode[]): string {
  return nodes.map(textOf).join('').replace(/\s+/g, ' ').trim()
}

function textOf(node: BodyNode): string {
  if (typeof node === 'string') return node
  if (node.kind === 'textEntry' || node.kind === 'inlineChoice') return ' ___ '
  if (node.kind !== 'element') return ' '
  const { name, attributes, children = [] } = node
  if (name === 'img') return attributes?.alt ?? ''
  if (name === 'annotation' || name === 'annotation-xml') return ''
  if (name === 'mfrac') return between(children, '/')
  if (name === 'msup') return between(children, '^')
  if (name === 'msub') return between(children, '_')
  const text = children.map(textOf).join('')
  return blocks.has(name) ? ` ${text} ` : text
}

const blocks = new Set(['p', 'div', 'li', 'br', 'tr', 'td', 'th', 'dd', 'dt'])

function between(children: readonly BodyNode[], sign: string): string {
  return children
    .map(textOf)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(sign)
}
