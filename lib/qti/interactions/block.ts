import type { ContentNode } from '#lib/qti/item/content.ts'
import type { Look } from '#lib/qti/item/interaction.ts'
import type { BodyNode } from '#lib/qti/item/public/public-item.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parsePrompt } from './choices.ts'
import type { ParseContext, PublicContext, WriteBody } from './interaction-definition.ts'
import { lookAttributes, parseLook, toPublicLook } from './looks.ts'

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

export function toPublicInline(interaction: { responseIdentifier: string } & Look) {
  return { responseIdentifier: interaction.responseIdentifier, ...toPublicLook(interaction) }
}

export function toPublicBlock(
  interaction: { responseIdentifier: string; prompt?: ContentNode[] } & Look,
  context: PublicContext,
) {
  const { prompt } = interaction
  return { ...toPublicInline(interaction), ...(prompt && { prompt: context.toBody(prompt) }) }
}

type PublicBlock = { responseIdentifier: string; prompt?: BodyNode[] } & Look

/** The interaction's element: what every interaction has first, then what is its own. */
export function writeBlock(
  name: string,
  interaction: PublicBlock,
  attributes: Readonly<Record<string, string | undefined>>,
  content: { writeBody: WriteBody; inside?: string },
): string {
  const { prompt } = interaction
  const written = prompt ? writeElement('qti-prompt', {}, content.writeBody(prompt)) : ''
  return writeElement(
    name,
    {
      'response-identifier': interaction.responseIdentifier,
      ...attributes,
      ...lookAttributes(interaction),
    },
    written + (content.inside ?? ''),
  )
}
