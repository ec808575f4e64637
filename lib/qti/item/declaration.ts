import type { Shape } from './shape.ts'
import type { BaseType, Scalar, Value } from './value.ts'

/** A variable that template processing sets once, when an attempt begins; a context variable is never set. */
export type TemplateDeclaration = {
  identifier: string
  cardinality: Cardinality
  /** `string` for a record, whose fields have types of their own. */
  baseType: BaseType
  defaultValue: Value
}

/** QTI 3: what each area of an image is worth; the first area that holds a point counts. */
export type AreaMapping = {
  lowerBound: number
  upperBound: number
  defaultValue: number
  entries: { shape: Shape; value: number }[]
}

/** QTI 3: what `lookup-outcome-value` turns a number into. */
export type LookupTable =
  | { kind: 'match'; targets: ReadonlyMap<number, Scalar>; defaultValue: Value }
  | { kind: 'interpolation'; entries: InterpolationEntry[]; defaultValue: Value }

export type InterpolationEntry = { sourceValue: number; includeBoundary: boolean; target: Scalar }

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
