import type { ContentNode, Look } from '#lib/qti/item/content.ts'
import { childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { ParseContext } from './interaction-reader.ts'

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

export function notHere({ name }: XmlElement): string {
  return `<${name}> is not supported here`
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
