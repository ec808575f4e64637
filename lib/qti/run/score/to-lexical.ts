import { formatScalar } from '#lib/qti/item/lexical.ts'
import { toCustomValue } from '#lib/qti/item/public/custom-value.ts'
import { fieldOf, scalarsOf, type Value } from '#lib/qti/item/value.ts'

/** A value as a student gives it; a record stands for the text it was read from, or is the JSON of a module. */
export function toLexical(value: NonNullable<Value>): string | string[] {
  if (value.cardinality === 'single') return formatScalar(value.value)
  if (value.cardinality === 'record') {
    const text = fieldOf(value, 'stringValue')
    return text ? formatScalar(text.value) : JSON.stringify(toCustomValue(value))
  }
  return scalarsOf(value).map(formatScalar)
}
