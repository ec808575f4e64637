import type { ContentNode, Interaction } from './content.ts'
import type { OutcomeDeclaration, ResponseDeclaration, TemplateDeclaration } from './declaration.ts'
import type { ResponseRule, TemplateRule } from './processing.ts'
import type { Value } from './value.ts'

/** An assessment item with its answers: for the server only. */
export type Item = {
  identifier: string
  title: string
  /** BCP 47. */
  language?: string
  /** An adaptive item keeps its outcomes from turn to turn, until `completionStatus` is `completed`. */
  adaptive: boolean
  responseDeclarations: ReadonlyMap<string, ResponseDeclaration>
  outcomeDeclarations: ReadonlyMap<string, OutcomeDeclaration>
  templateDeclarations: ReadonlyMap<string, TemplateDeclaration>
  stimulusRefs: StimulusRef[]
  body: ContentNode[]
  /** All of the body in document order; only such as stand in for each other fill the same variable. */
  interactions: Interaction[]
  templateRules: TemplateRule[]
  responseRules: ResponseRule[]
  modalFeedback: ModalFeedback[]
  catalogs?: Catalog[]
  companions?: Companion[]
}

export type StimulusRef = { identifier: string; href: string }

/** A passage that items share. */
export type Stimulus = {
  identifier: string
  title: string
  language?: string
  body: ContentNode[]
  /** Of what its own words name. */
  catalogs?: Catalog[]
}

/** Shown when the outcome holds the value, or, with `showWhenMatching` false, when it does not. */
export type ModalFeedback = {
  /** As authored; numbered where the item has another of that name. */
  identifier: string
  outcomeIdentifier: string
  outcomeValue: string
  showWhenMatching: boolean
  title?: string
  body: ContentNode[]
}

/** QTI 3, `qti-catalog`: what helps with a part of the content that names it in `data-catalog-idref`. */
export type Catalog = { identifier: string; cards: CatalogCard[] }

export type CatalogCard = { support: string; entries: CatalogEntry[] }

export type CatalogEntry = { language?: string; body: ContentNode[]; href?: string; mediaType?: string }

/** QTI 3, `qti-companion-materials-info`: what lies on the desk beside the question. */
export type Companion =
  | { kind: 'calculator'; type: string; description: string }
  | { kind: 'rule' | 'protractor'; description: string; minorIncrement?: string; majorIncrement?: string }
  | { kind: 'digitalMaterial'; label: string; href?: string }
  | { kind: 'physicalMaterial'; description: string }

/**
 * What must be kept of an attempt at an item from turn to turn. Fit for JSON; the values of its template
 * follow from the seed.
 */
export type ItemState = {
  seed: number
  numAttempts: number
  completionStatus: string
  responses: Readonly<Record<string, Value>>
  outcomes: Readonly<Record<string, Value>>
}

/** Before the first turn. */
export function startState(seed: number): ItemState {
  return { seed, numAttempts: 0, completionStatus: 'not_attempted', responses: {}, outcomes: {} }
}
