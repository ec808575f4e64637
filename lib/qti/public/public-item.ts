/**
 * What a student's browser may know of an item: enough to show it and to answer it, and nothing
 * that tells the answer. Made by explicit pick in `to-public-item.ts`; this file is plain types, so
 * that the renderer and the wire can import it without the parser or the scorer.
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
}

export type PublicStimulus = { identifier: string; title?: string; body: BodyNode[] }

/** A response variable the student fills; QTI 3 §5.126. */
export type PublicResponse = {
  identifier: string
  cardinality: 'single' | 'multiple' | 'ordered'
  baseType: 'identifier' | 'string' | 'integer' | 'float' | 'boolean' | 'pair' | 'directedPair' | 'point'
}

/** Text is a string; everything else has a `kind`. */
export type BodyNode = string | BodyElement | PublicInteraction

/** An allowed HTML or MathML element; attributes are already allow-listed and addresses resolved. */
export type BodyElement = {
  kind: 'element'
  name: string
  attributes?: Record<string, string>
  children?: BodyNode[]
}

export type PublicInteraction =
  | ChoiceInteraction
  | InlineChoiceInteraction
  | TextEntryInteraction
  | OrderInteraction
  | MatchInteraction

export type PublicChoice = { identifier: string; body: BodyNode[] }

/** `maxChoices` 0 = any number. In the order in which the choices are shown. */
export type ChoiceInteraction = {
  kind: 'choice'
  responseIdentifier: string
  prompt?: BodyNode[]
  minChoices: number
  maxChoices: number
  orientation: 'vertical' | 'horizontal'
  choices: PublicChoice[]
}

/** Inline: stands inside a line of text. */
export type InlineChoiceInteraction = {
  kind: 'inlineChoice'
  responseIdentifier: string
  choices: PublicChoice[]
}

/** Inline: stands inside a line of text. */
export type TextEntryInteraction = {
  kind: 'textEntry'
  responseIdentifier: string
  baseType: 'string' | 'integer' | 'float'
  /** In characters. */
  expectedLength?: number
  placeholder?: string
}

/** The response lists all choices, first to last. */
export type OrderInteraction = {
  kind: 'order'
  responseIdentifier: string
  prompt?: BodyNode[]
  orientation: 'vertical' | 'horizontal'
  choices: PublicChoice[]
}

/** Pairs are written `SOURCE TARGET`. `matchMax` and `maxAssociations` 0 = any number. */
export type MatchInteraction = {
  kind: 'match'
  responseIdentifier: string
  prompt?: BodyNode[]
  minAssociations: number
  maxAssociations: number
  sources: PublicAssociableChoice[]
  targets: PublicAssociableChoice[]
}

export type PublicAssociableChoice = PublicChoice & { matchMin: number; matchMax: number }

/** Values in QTI's lexical form; `null` or an absent name = not answered. */
export type LexicalResponses = Record<string, string | string[] | null>

/** Feedback whose outcome was computed; sent only after the answer. */
export type PublicFeedback = { identifier: string; title?: string; body: BodyNode[] }
