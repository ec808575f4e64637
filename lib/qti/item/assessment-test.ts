import type { OutcomeDeclaration } from './declaration.ts'
import type { ResponseRule } from './processing.ts'

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
