import type { ContentElement, ContentNode } from '#lib/qti/content-model.ts'
import type { Interaction, InteractionKind } from '#lib/qti/interaction-model.ts'
import { definitionOf, interactionKindOf } from '#lib/qti/interactions/registry.ts'
import type { ResponseDeclaration } from '#lib/qti/model.ts'
import { allowedHtmlAttributes, structuralElements } from './allowed-html.ts'
import { parseMathml } from './parse-mathml.ts'
import { pickAttributes } from './pick-attributes.ts'
import { readIdentifier } from './read-attributes.ts'
import type { Report } from './read-document.ts'
import { childNamed, type XmlElement } from './xml-element.ts'

/** Where content stands: only an item's body has response variables and collects interactions. */
export type ContentContext = {
  report: Report
  item?: { declarations: ReadonlyMap<string, ResponseDeclaration>; interactions: Interaction[] }
}

/** Reads what is inside an element by an allow-list; an element that is not on it refuses the document. */
function parseContent(parent: XmlElement, context: ContentContext): ContentNode[] {
  const structural = structuralElements.has(parent.name)
  const nodes: ContentNode[] = []
  for (const child of parent.children) {
    if (typeof child !== 'string') nodes.push(parseNode(child, context))
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

function parseNode(element: XmlElement, context: ContentContext): ContentNode {
  const { name, namespace } = element
  if (namespace === 'mathml' || (name === 'math' && namespace === 'qti')) {
    return parseMathml(element, context.report)
  }
  const allowed = namespace === 'qti' ? allowedHtmlAttributes(name) : undefined
  if (allowed) return parseHtml(element, allowed, context)
  const kind = namespace === 'qti' ? interactionKindOf(name) : undefined
  if (kind) return parseInteraction(kind, element, context)
  if (name === 'qti-rubric-block') return parseRubricBlock(element, context)
  context.report(element, `<${name}> is not supported`)
  return ''
}

function parseHtml(
  element: XmlElement,
  allowed: ReadonlySet<string>,
  context: ContentContext,
): ContentElement {
  const parsed: ContentElement = { kind: 'element', name: element.name }
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
  const body = parseContent(childNamed(element, 'qti-content-body') ?? element, { report })
  return { kind: 'rubricBlock', views, body }
}

function parseInteraction(kind: InteractionKind, element: XmlElement, context: ContentContext): ContentNode {
  const { report, item } = context
  if (!item) {
    report(element, `<${element.name}> may not stand here`)
    return ''
  }
  const definition = definitionOf(kind)
  const declaration = item.declarations.get(readIdentifier(element, 'response-identifier', report))
  const interaction = definition.parse(element, {
    report,
    declaration,
    parseBody: (inner) => parseContent(inner, { report }),
  })
  checkDeclaration(element, declaration, definition, item.interactions, report)
  item.interactions.push(interaction)
  return interaction
}

function checkDeclaration(
  element: XmlElement,
  declaration: ResponseDeclaration | undefined,
  { cardinalities, baseTypes }: { cardinalities: readonly string[]; baseTypes: readonly string[] },
  earlier: Interaction[],
  report: Report,
): void {
  if (!declaration) {
    report(element, 'its response-identifier names no <qti-response-declaration>')
    return
  }
  const { identifier, cardinality, baseType } = declaration
  if (!cardinalities.includes(cardinality)) {
    report(element, `"${identifier}" has the cardinality ${cardinality}, not ${cardinalities.join(' or ')}`)
  }
  if (!baseTypes.includes(baseType)) {
    report(element, `"${identifier}" has the base type ${baseType}, not ${baseTypes.join(' or ')}`)
  }
  if (earlier.some((other) => other.responseIdentifier === identifier)) {
    report(element, `two interactions fill "${identifier}"`)
  }
}
