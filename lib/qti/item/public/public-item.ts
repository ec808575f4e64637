import type { BodyNode, Look, PublicAssociableChoice, PublicChoice } from './public-body.ts'
import type {
  DrawingInteraction,
  GraphicAssociateInteraction,
  GraphicGapMatchInteraction,
  GraphicOrderInteraction,
  HotspotInteraction,
  PositionObjectInteraction,
  SelectPointInteraction,
} from './public-graphic.ts'
import type {
  AssociateInteraction,
  EndAttemptInteraction,
  ExtendedTextInteraction,
  GapMatchInteraction,
  HottextInteraction,
  MediaInteraction,
  PortableCustomInteraction,
  SliderInteraction,
  UploadInteraction,
} from './public-interactions.ts'
import type { PublicCatalog, PublicCompanion } from './public-supports.ts'

export type { BodyElement, BodyNode, PublicAssociableChoice, PublicChoice } from './public-body.ts'

/**
 * What a student's browser may know of an item: enough to show it and to answer it, and nothing
 * that tells the answer. Made by explicit pick in `to-public-item.ts`; this file and the `public-…`
 * files beside it are plain types, so that the renderer and the wire can import them without the
 * parser or the scorer.
 */
export type PublicItem = {
  identifier: string
  title: string
  /** BCP 47, where the item says it. */
  language?: string
  /** Passages the item refers to, already resolved. */
  stimuli: PublicStimulus[]
  body: BodyNode[]
  responses: PublicResponse[]
  /** Named by `data-catalog-idref` inside the body. */
  catalogs?: PublicCatalog[]
  companions?: PublicCompanion[]
  /** The item takes several turns: after each the server sends it anew, until it is completed. */
  adaptive?: true
}

/** Its catalogs are named inside its own body. */
export type PublicStimulus = {
  identifier: string
  title?: string
  body: BodyNode[]
  catalogs?: PublicCatalog[]
}

/** A response variable the student fills; QTI 3 §5.126. A record is given as the text it is read from. */
export type PublicResponse = {
  identifier: string
  cardinality: 'single' | 'multiple' | 'ordered' | 'record'
  /** Absent for a record. */
  baseType?:
    | 'identifier'
    | 'string'
    | 'integer'
    | 'float'
    | 'boolean'
    | 'pair'
    | 'directedPair'
    | 'point'
    | 'file'
    | 'duration'
    | 'uri'
}

export type PublicInteraction =
  | ChoiceInteraction
  | InlineChoiceInteraction
  | TextEntryInteraction
  | ExtendedTextInteraction
  | OrderInteraction
  | MatchInteraction
  | AssociateInteraction
  | GapMatchInteraction
  | GraphicGapMatchInteraction
  | HotspotInteraction
  | HottextInteraction
  | SelectPointInteraction
  | GraphicOrderInteraction
  | GraphicAssociateInteraction
  | SliderInteraction
  | DrawingInteraction
  | UploadInteraction
  | MediaInteraction
  | PositionObjectInteraction
  | EndAttemptInteraction
  | PortableCustomInteraction

/** `maxChoices` 0 = any number. In the order in which the choices are shown. */
export type ChoiceInteraction = {
  kind: 'choice'
  responseIdentifier: string
  prompt?: BodyNode[]
  minChoices: number
  maxChoices: number
  orientation: 'vertical' | 'horizontal'
  choices: PublicChoice[]
} & Look

/** Inline: stands inside a line of text. Its `label`, if any, is what an unanswered one says. */
export type InlineChoiceInteraction = {
  kind: 'inlineChoice'
  responseIdentifier: string
  /** 1 = an answer is required. */
  minChoices?: number
  choices: PublicChoice[]
} & Look

/** Inline: stands inside a line of text. */
export type TextEntryInteraction = {
  kind: 'textEntry'
  responseIdentifier: string
  baseType: 'string' | 'integer' | 'float'
  /** In characters. */
  expectedLength?: number
  placeholder?: string
  /** An XML Schema pattern that the text should match. */
  patternMask?: string
} & Look

/** The response lists the choices first to last: all of them, or where a maximum is given only some. */
export type OrderInteraction = {
  kind: 'order'
  responseIdentifier: string
  prompt?: BodyNode[]
  /** Both are absent where all choices are to be ordered. */
  minChoices?: number
  maxChoices?: number
  orientation: 'vertical' | 'horizontal'
  choices: PublicChoice[]
} & Look

/**
 * Pairs are written `SOURCE TARGET`. `matchMax` and `maxAssociations` 0 = any number. The class
 * `qti-match-tabular` asks for a table.
 */
export type MatchInteraction = {
  kind: 'match'
  responseIdentifier: string
  prompt?: BodyNode[]
  minAssociations: number
  maxAssociations: number
  sources: PublicAssociableChoice[]
  targets: PublicAssociableChoice[]
} & Look

/** Values in QTI's lexical form; `null` or an absent name = not answered. */
export type LexicalResponses = Record<string, string | string[] | null>

/** Feedback whose outcome was computed; sent only after the answer. */
export type PublicFeedback = { identifier: string; title?: string; body: BodyNode[] }
