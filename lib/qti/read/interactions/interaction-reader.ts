import type { ContentNode, InteractionKind, InteractionOf } from '#lib/qti/item/content.ts'
import type { Cardinality, ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { BaseType } from '#lib/qti/item/value.ts'
import type { Report } from '#lib/qti/xml/read-attributes.ts'
import type { XmlElement } from '#lib/qti/xml/xml-element.ts'

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
