import type { Cardinality } from '#lib/qti/item/declaration.ts'
import type { BaseType, Value } from '#lib/qti/item/value.ts'

type Declared = { cardinality: Cardinality; baseType: BaseType; defaultValue: Value }

/** Numeric outcomes without a default begin at 0, others at NULL (QTI 3, outcome declaration). */
export function initialValue({ cardinality, baseType, defaultValue }: Declared): Value {
  if (defaultValue !== null || cardinality !== 'single') return defaultValue
  return baseType === 'integer' || baseType === 'float' ? { cardinality, baseType, value: 0 } : null
}
