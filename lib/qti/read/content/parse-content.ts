import type { ContentElement, ContentNode, Interaction, InteractionKind } from '#lib/qti/item/content.ts'
import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import {
  allowedHtmlAttributes,
  invisibleElements,
  isOfficeMarkup,
  pickAttributes,
  renamedElements,
  structuralElements,
} from '#lib/qti/read/html/allowed-html.ts'
import { parseMathml } from '#lib/qti/read/html/parse-mathml.ts'
import { parseObject } from '#lib/qti/read/html/parse-object.ts'
import type { InnerContent } from '#lib/qti/read/interactions/interaction-reader.ts'
import { interactionKindOf, readerOf } from '#lib/qti/read/interactions/registry.ts'
import { type Report, readIdentifier } from '#lib/qti/xml/read-attributes.ts'
import { childElements, childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseConditional, parsePrintedVariable } from './parse-conditional.ts'

/** Where content stands: only an item's body has response variables and collects interactions. */
export type ContentContext = {
  report: Report
  item?: { declarations: ReadonlyMap<string, ResponseDeclaration>; interactions: Interaction[] }
  /** Inside an interaction: what only stands there. */
  inner?: InnerContent
  /** Inside feedback or a template block, where an interaction may stand in for another. */
  conditional?: true
}

/** Reads what is inside an element by an allow-list; an element that is not on it refuses the document. */
function parseContent(parent: XmlElement, context: ContentContext): ContentNode[] {
  const structural = structuralElements.has(parent.name)
  const nodes: ContentNode[] = []
  for (const child of parent.children) {
    if (typeof child !== 'string') parseInto(nodes, child, context)
    else if (!structural || child.trim() !== '') nodes.push(child)
  }
  return nodes
}

/** The content of a body; what the body itself says (class, language, direction) stays as a `div`. */
export function parseBody(body: XmlElement, context: ContentContext): ContentNode[] {
  const children = parseContent(body, context)
  const attributes = pickAttributes(body, bodyAttributes, context.report)
  return attributes ? [{ kind: 'element', name: 'div', attributes, children }] : children
}

const bodyAttributes: ReadonlySet<string> = new Set(['class', 'dir', 'lang'])

/** Elements that are only a frame leave their content. */
function parseInto(nodes: ContentNode[], element: XmlElement, context: ContentContext): void {
  const { name, namespace } = element
  const stage = name === 'qti-position-object-stage'
  if (name === 'object' && namespace === 'qti')
    nodes.push(
      ...parseObject(element, {
        report: context.report,
        parseFallback: (inside) => parseContent(inside, context),
      }),
    )
  else if (namespace === 'qti' && invisibleElements.has(name))
    context.report.note(element, `<${name}> is left out: the app has its own look`)
  else if (namespace === 'ssml' || name === 'qti-content-body' || isOfficeMarkup(element))
    nodes.push(...parseContent(element, context))
  else if (stage && namespace === 'qti') nodes.push(...parseStage(element, context))
  else nodes.push(parseNode(element, context))
}

/** The image of the stage belongs to each interaction on it. */
function parseStage(stage: XmlElement, context: ContentContext): ContentNode[] {
  const inside = childElements(stage).filter(
    ({ name }) => name !== 'img' && name !== 'picture' && name !== 'object',
  )
  if (inside.length === 0) context.report(stage, 'there is no <qti-position-object-interaction>')
  return inside.map((element) => parseNode(element, context))
}

function parseNode(element: XmlElement, context: ContentContext): ContentNode {
  const { name, namespace } = element
  const { report, inner } = context
  if (namespace === 'mathml' || (name === 'math' && namespace === 'qti')) return parseMathml(element, report)
  if (namespace !== 'qti') return refuse(element, context)
  const allowed = allowedHtmlAttributes(renamedElements.get(name) ?? name)
  if (allowed) return parseHtml(element, allowed, context)
  if (name === inner?.special?.name) return inner.special.parse(element)
  const portable = portableInside(element)
  if (portable) return parseInteraction('portableCustom', portable, context)
  const kind = interactionKindOf(name)
  if (kind) return parseInteraction(kind, element, context)
  switch (name) {
    case 'qti-rubric-block':
      return parseRubricBlock(element, context)
    case 'qti-printed-variable':
      return parsePrintedVariable(element, report)
    default:
      return (
        parseConditional(element, report, (body) => parseContent(body, { ...context, conditional: true })) ??
        refuse(element, context)
      )
  }
}

/** Some converters keep QTI 2's two elements for a portable custom interaction, which QTI 3 has as one. */
function portableInside(element: XmlElement): XmlElement | null {
  if (element.name !== 'qti-custom-interaction') return null
  const portable = childNamed(element, 'qti-portable-custom-interaction')
  return portable ? { ...portable, attributes: { ...element.attributes, ...portable.attributes } } : null
}

function refuse(element: XmlElement, { report }: ContentContext): string {
  report(element, `<${element.name}> is not supported${adviceOn(element.name)}`)
  return ''
}

function adviceOn(name: string): string {
  const html = name.startsWith('qti-') ? name.slice(4) : ''
  if (allowedHtmlAttributes(html)) return `: HTML has no prefix, write <${html}>`
  if (name === 'include') return ': another file is read only inside a package that holds it'
  if (name === 'svg') return ': a drawing is read inside a package, or from a file of its own'
  return name === 'qti-custom-interaction' ? ': use an interaction of QTI 3, or a portable custom one' : ''
}

function parseHtml(
  element: XmlElement,
  allowed: ReadonlySet<string>,
  context: ContentContext,
): ContentElement {
  const parsed: ContentElement = {
    kind: 'element',
    name: renamedElements.get(element.name) ?? element.name,
  }
  const attributes = pickAttributes(element, allowed, context.report)
  if (attributes) parsed.attributes = attributes
  if (element.children.length > 0) {
    const children = parseContent(element, context)
    if (children.length > 0) parsed.children = children
  }
  return parsed
}

function parseRubricBlock(element: XmlElement, context: ContentContext): ContentNode {
  const views = (element.attributes.view ?? '').split(/\s+/).filter((view) => view !== '')
  const { report } = context
  const attributes = pickAttributes(element, bodyAttributes, report)
  const body = parseContent(childNamed(element, 'qti-content-body') ?? element, { report })
  return { kind: 'rubricBlock', views, ...(attributes && { attributes }), body }
}

function parseInteraction(kind: InteractionKind, element: XmlElement, context: ContentContext): ContentNode {
  const { report, item } = context
  if (!item) {
    report(element, `<${element.name}> may not stand here`)
    return ''
  }
  const reader = readerOf(kind)
  const declaration = item.declarations.get(readIdentifier(element, 'response-identifier', report))
  const interaction = reader.parse(element, {
    report,
    declaration,
    parseBody: (body, inner) => parseContent(skipping(body, inner), inner ? { report, inner } : { report }),
  })
  checkDeclaration(element, declaration, reader, context)
  reportShared(element, item.interactions, context)
  item.interactions.push(interaction)
  return interaction
}

function skipping(body: XmlElement, inner: InnerContent | undefined): XmlElement {
  const skip = inner?.skip
  if (!skip) return body
  return { ...body, children: body.children.filter((one) => typeof one === 'string' || !skip.has(one.name)) }
}

function checkDeclaration(
  element: XmlElement,
  declaration: ResponseDeclaration | undefined,
  { cardinalities, baseTypes }: { cardinalities: readonly string[]; baseTypes: readonly string[] },
  { report }: ContentContext,
): void {
  if (!declaration) {
    report(element, 'its response-identifier names no <qti-response-declaration>')
    return
  }
  const { identifier, cardinality, baseType } = declaration
  if (!cardinalities.includes(cardinality)) {
    report(element, `"${identifier}" has the cardinality ${cardinality}, not ${cardinalities.join(' or ')}`)
  }
  if (cardinality !== 'record' && !baseTypes.includes(baseType)) {
    report(element, `"${identifier}" has the base type ${baseType}, not ${baseTypes.join(' or ')}`)
  }
}

/** Each interaction fills a variable of its own, except one that is there only instead of another. */
function reportShared(
  element: XmlElement,
  earlier: Interaction[],
  { report, conditional }: ContentContext,
): void {
  if (conditional) return
  const identifier = element.attributes['response-identifier']?.trim()
  if (earlier.some(({ responseIdentifier }) => responseIdentifier === identifier)) {
    report(element, `two interactions fill "${identifier}"`)
  }
}
