import type { Interaction, Look } from './interaction.ts'

/** Text is a string; everything else has a `kind`. */
export type ContentNode =
  | string
  | ContentElement
  | RubricBlock
  | ConditionalContent
  | PrintedVariable
  | Gap
  | Hottext
  | Interaction

/** An allowed HTML or MathML element with its allowed attributes. */
export type ContentElement = {
  kind: 'element'
  name: string
  attributes?: Record<string, string>
  children?: ContentNode[]
}

/** QTI 3: text for the views it names; a student is a `candidate`. */
type RubricBlock = {
  kind: 'rubricBlock'
  views: string[]
  attributes?: Record<string, string>
  body: ContentNode[]
}

/**
 * Feedback inside the body depends on an outcome, a template block on a template variable: shown while the
 * variable holds the value, or, with `showWhenMatching` false, while it does not.
 */
export type Condition = { variable: string; value: string; showWhenMatching: boolean }

export type ConditionalContent = {
  kind: 'feedback' | 'template'
  inline: boolean
  condition: Condition
  attributes?: Record<string, string>
  body: ContentNode[]
}

/** QTI 3, `printed-variable`: the value of a template or outcome variable as text. */
export type PrintedVariable = {
  kind: 'printedVariable'
  identifier: string
  format?: string
  base: number
  /** From 1, of an ordered container. */
  index?: number
  /** Of a record. */
  field?: string
  powerForm: boolean
  delimiter: string
  mappingIndicator: string
}

/** Inside a gap match: where a choice is put. */
export type Gap = {
  kind: 'gap'
  identifier: string
  required: boolean
  matchGroup?: string[]
  condition?: Condition
} & Look

/** Inside a hottext interaction: a text that may be chosen. */
export type Hottext = {
  kind: 'hottextChoice'
  identifier: string
  condition?: Condition
  body: ContentNode[]
} & Look
