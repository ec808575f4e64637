import type { Cardinality, LookupTable, OutcomeDeclaration } from '#lib/qti/item/declaration.ts'
import { type BaseType, type Scalar, single, type Value } from '#lib/qti/item/value.ts'

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

type Declared = { cardinality: Cardinality; baseType: BaseType; defaultValue: Value }

/** Numeric outcomes without a default begin at 0, others at NULL (QTI 3, outcome declaration). */
export function initialValue({ cardinality, baseType, defaultValue }: Declared): Value {
  if (defaultValue !== null || cardinality !== 'single') return defaultValue
  return baseType === 'integer' || baseType === 'float' ? { cardinality, baseType, value: 0 } : null
}

/**
 * QTI 3, `lookup-outcome-value`: the target of the number, the table's default where nothing fits. An
 * interpolation table gives the first entry at or below the number, as the XML schema has it.
 */
export function lookUp({ lookupTable, baseType }: OutcomeDeclaration, source: number | null): Value {
  if (!lookupTable || source === null) return null
  const target = targetOf(lookupTable, source)
  return target === undefined ? lookupTable.defaultValue : single(baseType, target)
}

function targetOf(table: LookupTable, source: number): Scalar | undefined {
  if (table.kind === 'match') return table.targets.get(source)
  return table.entries.find(({ sourceValue, includeBoundary }) =>
    includeBoundary ? sourceValue <= source : sourceValue < source,
  )?.target
}
