import { createElement, Fragment, type ReactNode } from 'react'
import type { BodyElement, BodyNode } from '#lib/qti/item/public/public-content.ts'
import { htmlNames, htmlProps, mathNames, mathProps, textlessNames, voidNames } from './element-props.ts'
import { GlossaryTerm } from './glossary-term.tsx'

/** What stands in content besides text and elements: interactions, gaps and hottexts. */
export type ActiveNode = Exclude<BodyNode, string | BodyElement>

type Ways = {
  /** Whoever shows active content says how; by default it is left out. */
  renderActive?: ((node: ActiveNode) => ReactNode) | undefined
  /** Inside a button or a label nothing else can be pressed: words are not explained there. */
  insideControl?: boolean | undefined
}

/** What an author wrote, as React elements: no HTML string on the way, so nothing to sanitise. */
export function AuthoredContent({ nodes, ...ways }: { nodes: readonly BodyNode[] } & Ways): ReactNode {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node
    // The content of an item never changes its order while it is shown.
    const key = `${index}`
    if (node.kind !== 'element') return <Fragment key={key}>{ways.renderActive?.(node)}</Fragment>
    return <Fragment key={key}>{toElement(node, ways)}</Fragment>
  })
}

function toElement({ name, attributes, children = [] }: BodyElement, ways: Ways): ReactNode {
  if (!mathNames.has(name) && !htmlNames.has(name)) return <AuthoredContent nodes={children} {...ways} />
  const props = mathNames.has(name) ? mathProps(attributes) : htmlProps(name, attributes)
  if (voidNames.has(name)) return createElement(name, props)
  const shown = textlessNames.has(name) ? children.filter((child) => !isBlank(child)) : children
  const content = <AuthoredContent nodes={shown} {...ways} />
  const catalog = attributes?.['data-catalog-idref']
  if (catalog && !ways.insideControl && inlineNames.has(name))
    return createElement(name, props, <GlossaryTerm catalog={catalog} words={content} />)
  return createElement(headingName(name), props, content)
}

const inlineNames: ReadonlySet<string> = new Set(
  'abbr b cite code dfn em i kbd mark q s span strong u var'.split(' '),
)

/** The page's title is `<h1>` and the question's is `<h2>`. */
function headingName(name: string): string {
  return name === 'h1' || name === 'h2' ? 'h3' : name
}

function isBlank(node: BodyNode): boolean {
  return typeof node === 'string' && node.trim() === ''
}
