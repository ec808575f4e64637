import type { Condition, ContentNode } from '#lib/qti/item/content.ts'
import type { InteractionKind, InteractionOf } from '#lib/qti/item/interaction.ts'
import type { Cardinality, ResponseDeclaration } from '#lib/qti/item/item.ts'
import type { BodyNode, PublicInteraction } from '#lib/qti/item/public/public-item.ts'
import type { BaseType, Scalar, Value } from '#lib/qti/item/value.ts'
import type { Report } from '#lib/qti/read/read-document.ts'
import type { ChoiceSides } from '#lib/qti/show/telling-identifiers.ts'
import type { ResolveHref } from '#lib/qti/show/to-public-content.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'
import type { Random } from '#lib/std/random.ts'

/** All that is particular to one kind of interaction; everything else treats the kinds alike. */
export type InteractionDefinition<K extends InteractionKind> = {
  /** The element's name in QTI 3. */
  element: string
  /** The response variables it can fill. */
  cardinalities: readonly Cardinality[]
  baseTypes: readonly BaseType[]
  /** Reports what is wrong; what it returns then is never used. */
  parse(element: XmlElement, context: ParseContext): InteractionOf<K>
  /** What a student may not answer, in words; the values have the declared type already. */
  check(interaction: InteractionOf<K>, values: Scalar[]): string[]
  /** The identifiers of its choices, where it has choices. */
  sides?(interaction: InteractionOf<K>): ChoiceSides
  /** Explicit pick of what may be seen, in the order in which it is shown. */
  toPublic(interaction: InteractionOf<K>, context: PublicContext): PublicOf<K>
  /** QTI 3 in the same order, not to be shuffled again. */
  write(interaction: PublicOf<K>, writeBody: WriteBody): string
  /** Every answer that is one step away from this one. */
  singleChanges(interaction: InteractionOf<K>, answer: string[], declaration: ResponseDeclaration): Answer[]
}

export type PublicOf<K extends InteractionKind> = Extract<PublicInteraction, { kind: K }>

export type Answer = string | string[] | null

export type WriteBody = (body: BodyNode[]) => string

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
