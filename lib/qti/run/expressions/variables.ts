import type {
  AreaMapping,
  Cardinality,
  LookupTable,
  Mapping,
  OutcomeDeclaration,
} from '#lib/qti/item/declaration.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import { type BaseType, baseTypeOf, type Scalar, scalarsOf, single, type Value } from '#lib/qti/item/value.ts'
import { normalKey, normalValue } from '#lib/qti/typed/normal-value.ts'
import type { Evaluate } from './scope.ts'

export const baseValue: Evaluate<'baseValue'> = (_, { value }, scope) =>
  scope.asWritten ? normalValue(value) : value

export const nullValue: Evaluate<'null'> = () => null

export const variable: Evaluate<'variable'> = (_, { identifier, weightIdentifier }, scope) =>
  scope.valueOf(identifier, weightIdentifier)

export const correct: Evaluate<'correct'> = (_, { identifier }, scope) => scope.correctOf(identifier)

export const defaultValue: Evaluate<'default'> = (_, { identifier }, scope) => scope.defaultOf(identifier)

export const mapResponse: Evaluate<'mapResponse'> = (_, { identifier }, scope) => {
  const mapping = scope.responseDeclarationOf(identifier)?.mapping
  return mapping ? single('float', mapValue(mapping, scope.valueOf(identifier))) : null
}

export const mapResponsePoint: Evaluate<'mapResponsePoint'> = (_, { identifier }, scope) => {
  const mapping = scope.responseDeclarationOf(identifier)?.areaMapping
  return mapping ? single('float', mapPoints(mapping, scope.valueOf(identifier))) : null
}

/**
 * QTI 3, `map-response`: the sum over the distinct values of a response, held within the
 * bounds. A value without entry, and NULL, count as the mapping's default.
 */
function mapValue(mapping: Mapping, response: Value): number {
  const baseType = baseTypeOf(response)
  const keys = baseType === null ? [] : scalarsOf(response).map((value) => normalKey(baseType, value))
  let sum = keys.length === 0 ? mapping.defaultValue : 0
  for (const key of new Set(keys)) sum += entryOf(mapping, key) ?? mapping.defaultValue
  return Math.min(mapping.upperBound, Math.max(mapping.lowerBound, sum))
}

/** Whether the mapping names the value. */
export function isMapped(mapping: Mapping, baseType: BaseType, value: Scalar): boolean {
  return entryOf(mapping, normalKey(baseType, value)) !== undefined
}

/** The exact entry wins; only then do entries count that disregard case. */
function entryOf(mapping: Mapping, key: Scalar): number | undefined {
  const exact = mapping.exact.get(key)
  return exact ?? (typeof key === 'string' ? mapping.folded.get(key.toLowerCase()) : undefined)
}

/**
 * QTI 3, `map-response-point`: the sum over the areas that hold a point, each counted once, held
 * within the bounds. A point outside all areas, and NULL, count as the mapping's default.
 */
export function mapPoints(mapping: AreaMapping, response: Value): number {
  const points = scalarsOf(response).map(String)
  const hit = new Set<AreaMapping['entries'][number]>()
  let sum = points.length === 0 ? mapping.defaultValue : 0
  for (const point of points) {
    const entry = mapping.entries.find(({ shape }) => shapeContains(shape, point))
    if (!entry) sum += mapping.defaultValue
    else if (!hit.has(entry)) {
      hit.add(entry)
      sum += entry.value
    }
  }
  return Math.min(mapping.upperBound, Math.max(mapping.lowerBound, sum))
}

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
