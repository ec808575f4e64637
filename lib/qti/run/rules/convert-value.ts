import type { Cardinality } from '#lib/qti/item/declaration.ts'
import type { BaseType, Scalar, Value } from '#lib/qti/item/value.ts'

/**
 * A value as a variable of that type takes it; undefined where it does not. Integers are floats too; a
 * float that is whole may go into an integer, since the standard templates yield floats and many items
 * declare an integer SCORE.
 */
export function convertValue(
  value: Value,
  { cardinality, baseType }: { cardinality: Cardinality; baseType: BaseType },
): Value | undefined {
  if (value === null) return null
  if (value.cardinality !== cardinality) return undefined
  if (value.cardinality === 'record' || value.baseType === baseType) return value
  if (value.cardinality === 'single') {
    return fits(value.value, baseType) ? { cardinality: 'single', baseType, value: value.value } : undefined
  }
  const { values } = value
  return values.every((scalar) => fits(scalar, baseType))
    ? { cardinality: value.cardinality, baseType, values }
    : undefined
}

function fits(scalar: Scalar, baseType: BaseType): boolean {
  if (typeof scalar !== 'number') return false
  return baseType === 'integer' ? Number.isInteger(scalar) : baseType === 'float' || baseType === 'duration'
}
