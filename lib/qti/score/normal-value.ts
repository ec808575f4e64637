import { normalText } from '#lib/qti/typed/normal-text.ts'
import { type BaseType, mapTexts, type Scalar, scalarKey, type Value } from '#lib/qti/value.ts'

/** The value as lessons compare it: its texts in their normal form, everything else as it is. */
export function normalValue(value: Value): Value {
  return mapTexts(value, normalText)
}

/** As `scalarKey`, with texts in their normal form: equal keys mean what a lesson takes for the same answer. */
export function normalKey(baseType: BaseType, value: Scalar): Scalar {
  return baseType === 'string' && typeof value === 'string' ? normalText(value) : scalarKey(baseType, value)
}
