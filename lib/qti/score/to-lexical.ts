import { formatScalar } from '#lib/qti/lexical.ts'
import { fieldOf, scalarsOf, type Value } from '#lib/qti/value.ts'

/** A value as a student gives it; a record stands for the text it was read from. */
export function toLexical(value: NonNullable<Value>): string | string[] {
  if (value.cardinality === 'single') return formatScalar(value.value)
  if (value.cardinality === 'record') return formatScalar(fieldOf(value, 'stringValue')?.value ?? '')
  return scalarsOf(value).map(formatScalar)
}
