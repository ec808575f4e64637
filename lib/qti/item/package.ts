import type { Difficulty } from '#lib/std/terms.ts'
import type { OutcomeDeclaration } from './declaration.ts'
import type { ResponseRule } from './processing.ts'

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
