import {
  type Condition,
  type ContentElement,
  type ContentNode,
  type Gap,
  type Hottext,
  type Interaction,
  readSourceSet,
  writeSourceSet,
} from '#lib/qti/item/content.ts'
import type { BodyElement, BodyNode, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { Value } from '#lib/qti/item/value.ts'
import { type HrefUse, type ResolveHref, toPublicLook } from './interactions/interaction-view.ts'
import { withoutTellingClasses } from './interactions/telling-identifiers.ts'
import { printValue } from './variables.ts'

/** With whose eyes content is looked at. */
export type View = {
  resolveHref: ResolveHref
  /** Of template and outcome variables. */
  valueOf(identifier: string): Value
  isShown(condition: Condition | undefined): boolean
  rename(identifier: string): string
  toInteraction(interaction: Interaction): PublicInteraction
}

/** The content as a student sees it; a rubric for other eyes and feedback that was not earned are left out. */
export function toPublicContent(nodes: ContentNode[], view: View): BodyNode[] {
  const shown: BodyNode[] = []
  for (const node of nodes) appendNode(shown, node, view)
  return shown
}

function appendNode(shown: BodyNode[], node: ContentNode, view: View): void {
  if (typeof node === 'string') {
    appendText(shown, node)
    return
  }
  switch (node.kind) {
    case 'element': {
      const element = toElement(node, view)
      if (!isEmptySource(element)) shown.push(element)
      return
    }
    case 'rubricBlock':
      if (node.views.includes('candidate')) shown.push(toFrame('div', 'qti-rubric-block', node, view))
      return
    case 'feedback':
      if (view.isShown(node.condition))
        shown.push(
          toFrame(
            node.inline ? 'span' : 'div',
            `qti-feedback-${node.inline ? 'inline' : 'block'}`,
            node,
            view,
          ),
        )
      return
    case 'template':
      if (view.isShown(node.condition)) appendTemplate(shown, node, view)
      return
    case 'printedVariable':
      appendText(shown, printValue(node, view.valueOf(node.identifier)))
      return
    case 'gap':
      if (view.isShown(node.condition)) shown.push(toGap(node, view))
      return
    case 'hottextChoice':
      if (view.isShown(node.condition)) shown.push(toHottext(node, view))
      return
    default:
      shown.push(view.toInteraction(node))
  }
}

/** A source that this app cannot serve is none. */
function isEmptySource({ name, attributes = {} }: BodyElement): boolean {
  return (name === 'source' || name === 'track') && !attributes.src && !attributes.srcset
}

type Framed = { attributes?: Record<string, string>; body: ContentNode[] }

/** Content that was conditional becomes an element whose class says what it was. */
function toFrame(name: string, frameClass: string, { attributes, body }: Framed, view: View): BodyElement {
  const own = (attributes && resolveAttributes(name, attributes, view)) ?? {}
  const classes = own.class ? `${frameClass} ${own.class}` : frameClass
  const children = toPublicContent(body, view)
  return {
    kind: 'element',
    name,
    attributes: { ...own, class: classes },
    ...(children.length > 0 && { children }),
  }
}

/** A template block is nothing but its content, unless it says how it looks. */
function appendTemplate(shown: BodyNode[], node: Framed & { inline: boolean }, view: View): void {
  const frame = node.inline ? 'span' : 'div'
  const attributes = node.attributes && resolveAttributes(frame, node.attributes, view)
  const children = toPublicContent(node.body, view)
  if (attributes) {
    shown.push({ kind: 'element', name: frame, attributes, ...(children.length > 0 && { children }) })
    return
  }
  for (const child of children) {
    if (typeof child === 'string') appendText(shown, child)
    else shown.push(child)
  }
}

function toElement(element: ContentElement, view: View): BodyElement {
  const picked: BodyElement = { kind: 'element', name: element.name }
  const attributes = element.attributes && resolveAttributes(element.name, element.attributes, view)
  if (attributes) picked.attributes = attributes
  if (element.children) {
    const children = toPublicContent(element.children, view)
    if (children.length > 0) picked.children = children
  }
  return element.name === 'mi' ? withMathValue(picked, view) : picked
}

/** QTI 3, `math-variable`: in MathML the name of a template variable stands for its value. */
function withMathValue(element: BodyElement, view: View): BodyElement {
  const [name, ...more] = element.children ?? []
  if (typeof name !== 'string' || more.length > 0) return element
  const value = view.valueOf(name.trim())
  if (value === null || value.cardinality !== 'single') return element
  return { ...element, name: typeof value.value === 'number' ? 'mn' : 'mi', children: [String(value.value)] }
}

function toGap(gap: Gap, view: View): BodyNode {
  return {
    kind: 'gap',
    identifier: view.rename(gap.identifier),
    required: gap.required,
    ...(gap.matchGroup && { matchGroup: gap.matchGroup.map(view.rename) }),
    ...toPublicLook(gap),
  }
}

function toHottext(hottext: Hottext, view: View): BodyNode {
  return {
    kind: 'hottextChoice',
    identifier: view.rename(hottext.identifier),
    ...toPublicLook(hottext),
    body: toPublicContent(hottext.body, view),
  }
}

/** The attributes that hold addresses of what a browser loads or opens, and what for. */
const addresses: ReadonlyMap<string, HrefUse> = new Map([
  ['href', 'link'],
  ['src', 'media'],
  ['poster', 'spare'],
  ['cite', 'link'],
])

function resolveAttributes(
  element: string,
  written: Record<string, string>,
  { resolveHref }: View,
): Record<string, string> | undefined {
  let resolved: Record<string, string> | undefined
  for (const name in written) {
    const value = written[name] ?? ''
    const shown = showAttribute(element, { name, value }, resolveHref)
    if (shown === null) continue
    resolved ??= {}
    resolved[name] = shown
  }
  return resolved
}

/** Null leaves the attribute out; a class or an id that calls something right or wrong is left out too. */
function showAttribute(
  element: string,
  { name, value }: { name: string; value: string },
  resolveHref: ResolveHref,
): string | null {
  const use = addresses.get(name)
  if (use) return showAddress(value, element === 'source' || element === 'track' ? 'spare' : use, resolveHref)
  if (name === 'srcset') return showSourceSet(value, resolveHref)
  if (name !== 'class' && name !== 'id') return value
  return withoutTellingClasses(value) || null
}

/** A link to the web stays what it is: nothing of it is loaded before it is opened. */
function showAddress(href: string, use: HrefUse, resolveHref: ResolveHref): string | null {
  return use === 'link' && /^\s*https?:/i.test(href) ? href : resolveHref(href, use)
}

function showSourceSet(value: string, resolveHref: ResolveHref): string | null {
  const sources = readSourceSet(value).flatMap(({ href, descriptor }) => {
    const shown = resolveHref(href, 'spare')
    return shown === null ? [] : [{ href: shown, descriptor }]
  })
  return sources.length > 0 ? writeSourceSet(sources) : null
}

/** Texts that become neighbours are one text, as they are after writing and reading. */
function appendText(nodes: BodyNode[], text: string): void {
  if (text === '') return
  const before = nodes.at(-1)
  if (typeof before === 'string') nodes[nodes.length - 1] = before + text
  else nodes.push(text)
}
