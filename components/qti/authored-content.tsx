import { createElement, Fragment, type ReactNode } from 'react'
import type { BodyElement, BodyNode, PublicInteraction } from '#lib/qti/public/public-item.ts'
import { htmlNames, mathNames, textlessNames, voidNames } from './element-names.ts'
import { htmlProps, mathProps } from './element-props.ts'

type RenderInteraction = (interaction: PublicInteraction) => ReactNode

/**
 * What an author wrote, as React elements: no HTML string on the way, so nothing to sanitise. Only the
 * body of an item holds interactions; whoever shows one says how.
 */
export function AuthoredContent({
  nodes,
  renderInteraction = () => null,
}: {
  nodes: readonly BodyNode[]
  renderInteraction?: RenderInteraction
}): ReactNode {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node
    // The content of an item never changes its order while it is shown.
    const key = `${index}`
    if (node.kind !== 'element') return <Fragment key={key}>{renderInteraction(node)}</Fragment>
    return <Fragment key={key}>{toElement(node, renderInteraction)}</Fragment>
  })
}

function toElement(
  { name, attributes, children = [] }: BodyElement,
  renderInteraction: RenderInteraction,
): ReactNode {
  if (!mathNames.has(name) && !htmlNames.has(name))
    return <AuthoredContent nodes={children} renderInteraction={renderInteraction} />
  const props = mathNames.has(name) ? mathProps(attributes) : htmlProps(name, attributes)
  if (voidNames.has(name)) return createElement(name, props)
  const shown = textlessNames.has(name) ? children.filter((child) => !isBlank(child)) : children
  return createElement(
    headingName(name),
    props,
    <AuthoredContent nodes={shown} renderInteraction={renderInteraction} />,
  )
}

/** The page's title is `<h1>` and the question's is `<h2>`. */
function headingName(name: string): string {
  return name === 'h1' || name === 'h2' ? 'h3' : name
}

function isBlank(node: BodyNode): boolean {
  return typeof node === 'string' && node.trim() === ''
}
