import type { ContentNode, InteractionKind, InteractionOf, Look } from '#lib/qti/item/content.ts'
import type { Cardinality, ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { BaseType } from '#lib/qti/item/value.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import { childElements, childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'

/** How one kind of interaction is read. */
export type InteractionReader<K extends InteractionKind> = {
  /** The element's name in QTI 3. */
  element: string
  /** The response variables it can fill. */
  cardinalities: readonly Cardinality[]
  baseTypes: readonly BaseType[]
  /** Reports what is wrong; what it returns then is never used. */
  parse(element: XmlElement, context: ParseContext): InteractionOf<K>
}

export type ParseContext = {
  report: Report
  /** The variable the interaction fills, where it is declared. */
  declaration: ResponseDeclaration | undefined
  /**
   * Reads what is inside a prompt, a choice or the text of a gap match: no interaction may be there.
   * `skip` leaves out children that are read elsewhere; `special` reads elements that only stand here.
   */
  parseBody(element: XmlElement, inner?: InnerContent): ContentNode[]
}

export type InnerContent = {
  skip?: ReadonlySet<string>
  special?: { name: string; parse: (element: XmlElement) => ContentNode }
}

/** What every interaction holds. */
export function parseInline(element: XmlElement) {
  return {
    responseIdentifier: element.attributes['response-identifier']?.trim() ?? '',
    ...parseLook(element),
  }
}

/** What every interaction holds that stands on its own: a prompt besides. */
export function parseBlock(element: XmlElement, context: ParseContext) {
  return { ...parseInline(element), ...parsePrompt(element, context) }
}

/** Only a wish of how it looks: a word that is not known is no reason to refuse. */
export function readOrientation(
  { attributes }: XmlElement,
  fallback: 'vertical' | 'horizontal',
): 'vertical' | 'horizontal' {
  const { orientation } = attributes
  return orientation === 'vertical' || orientation === 'horizontal' ? orientation : fallback
}

function parsePrompt(
  parent: XmlElement,
  context: ParseContext,
): { prompt: ContentNode[] } | Record<never, never> {
  const prompt = childNamed(parent, 'qti-prompt')
  return prompt ? { prompt: context.parseBody(prompt) } : {}
}

/** For interactions that hold a prompt and nothing else of their own. */
export const promptOnly: ReadonlySet<string> = new Set(['qti-prompt'])

/** Refuses what stands inside an interaction and is none of its parts. */
export function refuseOthers(
  parent: XmlElement,
  parts: ReadonlySet<string>,
  { report }: Pick<ParseContext, 'report'>,
): void {
  for (const child of childElements(parent))
    if (!parts.has(child.name)) report(child, `<${child.name}> is not supported here`)
}

export function parseLook(element: XmlElement): Look {
  const look: Look = {}
  for (const name in element.attributes) {
    const value = element.attributes[name] ?? ''
    if (name === 'class' && value.trim() !== '') look.class = value
    else if (name === 'label' && value.trim() !== '') look.label = value
    else if (sharedData.has(name)) look.data = { ...look.data, [name]: value }
  }
  return look
}

/** The `data-…` attributes of QTI 3's shared vocabulary, and the reference to a catalog. */
const sharedData: ReadonlySet<string> = new Set([
  'data-catalog-idref',
  'data-choices-container-width',
  'data-first-column-header',
  'data-item-class',
  'data-max-selections-message',
  'data-min-selections-message',
  'data-patternmask-message',
  'data-ssml-sub-alias',
])
