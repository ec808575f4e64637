import type { ContentNode, Look } from '#lib/qti/item/content.ts'
import type { BodyNode } from '#lib/qti/item/public/public-content.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import type { PublicContext, WriteBody } from './interaction-view.ts'
import { withoutTellingClasses } from './telling-identifiers.ts'

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

/** Explicit pick; a class that calls the choice right or wrong is left out. */
export function toPublicLook({ class: classes, label, data }: Look): Look {
  const look: Look = {}
  const kept = classes && withoutTellingClasses(classes)
  if (kept) look.class = kept
  if (label !== undefined) look.label = label
  if (data) look.data = data
  return look
}

export function lookAttributes({ class: classes, label, data }: Look): Record<string, string | undefined> {
  return { class: classes, label, ...data }
}
