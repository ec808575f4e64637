import type { ContentNode } from './content-model.ts'
import type { Interaction } from './interaction-model.ts'
import type { ResponseRule } from './processing-model.ts'
import type { BaseType, Scalar, Value } from './value.ts'

/** An assessment item with its answers: for the server only. */
export type Item = {
  identifier: string
  title: string
  /** BCP 47. */
  language?: string
  responseDeclarations: ReadonlyMap<string, ResponseDeclaration>
  outcomeDeclarations: ReadonlyMap<string, OutcomeDeclaration>
  stimulusRefs: StimulusRef[]
  body: ContentNode[]
  /** All interactions of the body in document order; each fills a response variable of its own. */
  interactions: Interaction[]
  responseRules: ResponseRule[]
  modalFeedback: ModalFeedback[]
}

export type Cardinality = 'single' | 'multiple' | 'ordered'

export type ResponseDeclaration = {
  identifier: string
  cardinality: Cardinality
  baseType: BaseType
  defaultValue: Value
  correctResponse: Value
  mapping?: Mapping
}

/** QTI 3; the entries are held by their key, ready to look up. */
export type Mapping = {
  lowerBound: number
  upperBound: number
  defaultValue: number
  exact: ReadonlyMap<Scalar, number>
  /** Of the entries that disregard case, by their lower-case key. */
  folded: ReadonlyMap<string, number>
}

export type OutcomeDeclaration = {
  identifier: string
  cardinality: Cardinality
  baseType: BaseType
  defaultValue: Value
  normalMaximum?: number
}

export type StimulusRef = { identifier: string; href: string }

/** A passage that items share. */
export type Stimulus = { identifier: string; title: string; language?: string; body: ContentNode[] }

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

/** A test as far as lessons need it: which items, in which order. */
export type AssessmentTest = { identifier: string; title: string; itemRefs: ItemRef[] }
export type ItemRef = { identifier: string; href: string }

/** A content package's `imsmanifest.xml`. */
export type Manifest = { identifier: string; title?: string; resources: ManifestResource[] }

export type ManifestResource = {
  identifier: string
  type: string
  href?: string
  files: string[]
  /** Identifiers of other resources. */
  dependencies: string[]
  metadata: ResourceMetadata
}

/** What the Learning Object Metadata (IEEE 1484.12.1) of a resource says. */
export type ResourceMetadata = {
  title?: string
  difficulty?: Difficulty
  /** The first `learningResourceType`: how a test is delivered as a lesson. */
  lessonType?: string
  typicalLearningMinutes?: number
  /** In the order in which they stand; absent where there are none. */
  keywords?: string[]
  /** The first entry of the first classification. */
  unit?: string
}

export type Difficulty = 'easy' | 'medium' | 'hard'
