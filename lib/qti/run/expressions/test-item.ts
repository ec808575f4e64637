import type { OutcomeDeclaration } from '#lib/qti/item/declaration.ts'
import type { SingleValue, Value } from '#lib/qti/item/value.ts'

/** What the outcome processing of a test sees of an item that was selected for it. */
export type TestItem = {
  /** Of its `qti-assessment-item-ref`. */
  identifier: string
  categories: readonly string[]
  /** Of the sections around it, from the outermost in. */
  sections: readonly string[]
  weights: ReadonlyMap<string, number>
  /** The values of all of the item's variables; outcomes before any response are the defaults. */
  variables: ReadonlyMap<string, Value>
  correctResponses: ReadonlyMap<string, Value>
  outcomeDeclarations: ReadonlyMap<string, OutcomeDeclaration>
  isPresented: boolean
  isAttempted: boolean
  /** At least one response is not NULL. */
  hasResponded: boolean
  /** Whether all responses are the correct ones; null where one has no declared correct response. */
  isCorrect: boolean | null
}

/** 1 where none is asked for or given. */
export function weightOf(item: TestItem, weightIdentifier: string | undefined): number {
  return weightIdentifier === undefined ? 1 : (item.weights.get(weightIdentifier) ?? 1)
}

/** A number multiplied by the item's weight; a float then. */
export function weighted(
  item: TestItem,
  value: SingleValue,
  weightIdentifier: string | undefined,
): SingleValue {
  if (weightIdentifier === undefined || typeof value.value !== 'number') return value
  return { cardinality: 'single', baseType: 'float', value: value.value * weightOf(item, weightIdentifier) }
}
