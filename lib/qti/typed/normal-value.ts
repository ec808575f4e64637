import { type BaseType, mapTexts, type Scalar, scalarKey, type Value } from '#lib/qti/item/value.ts'
import { normalText } from './normal-text.ts'

/** The value as lessons compare it: its texts in their normal form, everything else as it is. */
export function normalValue(value: Value): Value {
  return mapTexts(value, normalText)
}

/** As `scalarKey`, with texts in their normal form: equal keys mean what a lesson takes for the same answer. */
export function normalKey(baseType: BaseType, value: Scalar): Scalar {
  return baseType === 'string' && typeof value === 'string' ? normalText(value) : scalarKey(baseType, value)
}

/**
 * A number as lessons compare it. What is computed in binary fractions misses by a little what people write
 * (0.1 + 0.2 is 0.30000000000000004); 14 digits are more than anybody types, and fewer than it misses by.
 */
export function normalNumber(number: number): number {
  return Number(number.toPrecision(14))
}
