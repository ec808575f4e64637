import type { Condition, ContentNode, InteractionKind, InteractionOf, Look } from '#lib/qti/item/content.ts'
import type { BodyNode, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { Scalar, Value } from '#lib/qti/item/value.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import type { Random } from '#lib/std/random.ts'
import { type ChoiceSides, withoutTellingClasses } from './telling-identifiers.ts'

/** What a student sees of one kind of interaction. */
export type InteractionView<K extends InteractionKind> = {
  /** The identifiers of its choices, where it has choices. */
  sides?(interaction: InteractionOf<K>): ChoiceSides
  /** Explicit pick of what may be seen, in the order in which it is shown. */
  toPublic(interaction: InteractionOf<K>, context: PublicContext): PublicOf<K>
  /** QTI 3 in the same order, not to be shuffled again. */
  write(interaction: PublicOf<K>, writeBody: WriteBody): string
}

export type PublicOf<K extends InteractionKind> = Extract<PublicInteraction, { kind: K }>

export type WriteBody = (body: BodyNode[]) => string

export type PublicContext = {
  random: Random
  /** In the item's own identifiers; empty where it knows no correct response, as in a public form. */
  correctResponse: Scalar[]
  toBody(nodes: ContentNode[]): BodyNode[]
  /** What a choice is called towards this student. */
  rename(identifier: string): string
  /** Whether a choice or content that depends on a variable is there. */
  isShown(condition: Condition | undefined): boolean
  /** Null leaves the address out. */
  resolveHref: ResolveHref
  /** The same for a file whose lack costs only this interaction, and not the item. */
  resolveOptional(href: string): string | null
  /** Of template and outcome variables. */
  valueOf(identifier: string): Value
}

/**
 * What an address is for: `media` is shown itself, `spare` only where a browser takes it instead of another
 * or beside it, `link` is opened by whoever wants to.
 */
export type HrefUse = 'media' | 'spare' | 'link'

/** From the address an item or stimulus writes to the one a browser can ask for; null leaves it out. */
export type ResolveHref = (href: string, use: HrefUse) => string | null

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
