import type { AreaMapping, Mapping } from '#lib/qti/item/declaration.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import { type BaseType, baseTypeOf, type Scalar, scalarsOf, type Value } from '#lib/qti/item/value.ts'
import { normalKey } from '#lib/qti/typed/normal-value.ts'

/**
 * QTI 3, `map-response`: the sum over the distinct values of a response, held within the
 * bounds. A value without entry, and NULL, count as the mapping's default.
 */
export function mapResponse(mapping: Mapping, response: Value): number {
  const baseType = baseTypeOf(response)
  const keys = baseType === null ? [] : scalarsOf(response).map((value) => normalKey(baseType, value))
  let sum = keys.length === 0 ? mapping.defaultValue : 0
  for (const key of new Set(keys)) sum += lookUp(mapping, key) ?? mapping.defaultValue
  return Math.min(mapping.upperBound, Math.max(mapping.lowerBound, sum))
}

/** Whether the mapping names the value. */
export function isMapped(mapping: Mapping, baseType: BaseType, value: Scalar): boolean {
  return lookUp(mapping, normalKey(baseType, value)) !== undefined
}

/** The exact entry wins; only then do entries count that disregard case. */
function lookUp(mapping: Mapping, key: Scalar): number | undefined {
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
