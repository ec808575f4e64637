import type { AreaMapping } from '#lib/qti/item/declaration.ts'
import { shapeContains } from '#lib/qti/item/shape.ts'
import { scalarsOf, type Value } from '#lib/qti/item/value.ts'

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
