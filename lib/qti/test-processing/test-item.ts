import type { OutcomeDeclaration } from '#lib/qti/model.ts'
import type { SingleValue, Value } from '#lib/qti/value.ts'

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
  /** At least one response is not NULL. */
  hasResponded: boolean
  /** Every response with a declared correct response matches it. */
  isCorrect: boolean
}

/** A number multiplied by the item's weight, which is 1 where none is given; a float then. */
export function weighted(
  item: TestItem,
  value: SingleValue,
  weightIdentifier: string | undefined,
): SingleValue {
  if (weightIdentifier === undefined || typeof value.value !== 'number') return value
  const weight = item.weights.get(weightIdentifier) ?? 1
  return { cardinality: 'single', baseType: 'float', value: value.value * weight }
}
