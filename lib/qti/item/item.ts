import type { ContentNode } from './content.ts'
import type { AreaMapping, LookupTable, TemplateDeclaration } from './declaration.ts'
import type { Interaction } from './interaction.ts'
import type { ResponseRule, TemplateRule } from './processing.ts'
import type { Catalog, Companion } from './support.ts'
import type { BaseType, Scalar, Value } from './value.ts'

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

export type Cardinality = 'single' | 'multiple' | 'ordered' | 'record'

export type ResponseDeclaration = {
  identifier: string
  cardinality: Cardinality
  /** `string` for a record, whose fields have types of their own. */
  baseType: BaseType
  defaultValue: Value
  correctResponse: Value
  mapping?: Mapping
  areaMapping?: AreaMapping
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
  /** `string` for a record, whose fields have types of their own. */
  baseType: BaseType
  defaultValue: Value
  normalMaximum?: number
  normalMinimum?: number
  masteryValue?: number
  lookupTable?: LookupTable
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

/** A test as far as lessons need it: which items, in which order, and what their scores come to. */
export type AssessmentTest = {
  identifier: string
  title: string
  itemRefs: ItemRef[]
  outcomeDeclarations: ReadonlyMap<string, OutcomeDeclaration>
  outcomeRules: ResponseRule[]
}

export type ItemRef = {
  identifier: string
  href: string
  categories: string[]
  /** Identifiers of the parts and sections around it, from the outermost in. */
  sections: string[]
  weights: ReadonlyMap<string, number>
  /** What the test calls a variable of the item, and what the item calls it. */
  variableMappings: ReadonlyMap<string, string>
}

/** A content package's `imsmanifest.xml`. */
export type Manifest = {
  identifier: string
  title?: string
  /** What kind of package it says that it is. */
  schema?: string
  resources: ManifestResource[]
}

export type ManifestResource = {
  identifier: string
  /** Empty where it says none. */
  type: string
  /** As it is written, from the root of the package. */
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
