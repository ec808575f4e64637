import type { LookupTable, OutcomeDeclaration } from '#lib/qti/item/declaration.ts'
import { type Scalar, single, type Value } from '#lib/qti/item/value.ts'

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
