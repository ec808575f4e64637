import type { Condition, ContentNode, InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { BodyNode, PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { Scalar, Value } from '#lib/qti/item/value.ts'
import type { Random } from '#lib/std/random.ts'
import type { ChoiceSides } from './telling-identifiers.ts'

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
