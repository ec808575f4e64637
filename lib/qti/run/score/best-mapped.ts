import type { ResponseDeclaration } from '#lib/qti/item/declaration.ts'
import type { Item } from '#lib/qti/item/item.ts'
import type { Shape } from '#lib/qti/item/shape.ts'
import type { Scalar } from '#lib/qti/item/value.ts'

/**
 * The keys of the mapping of a response, or points in its areas, that add most, as many as may be chosen; null
 * where there is no mapping.
 */
export function bestMapped(item: Item, declaration: ResponseDeclaration): Scalar[] | null {
  const { mapping, areaMapping, cardinality } = declaration
  if (!mapping && !areaMapping) return null
  const worth = areaMapping
    ? areaMapping.entries.map(({ shape, value }) => [pointIn(shape), value] as const)
    : [...(mapping?.exact ?? [])]
  const positive = worth.filter(([, value]) => value > 0)
  const best = positive.toSorted(([, left], [, right]) => right - left).map(([key]) => key)
  if (cardinality === 'single' || cardinality === 'record') return best.slice(0, 1)
  const interaction = item.interactions.find((one) => one.responseIdentifier === declaration.identifier)
  const most = interaction && 'maxChoices' in interaction ? (interaction.maxChoices ?? 0) : 0
  return most > 0 ? best.slice(0, most) : best
}

/** A point that lies in the area. */
function pointIn(shape: Shape): string {
  switch (shape.kind) {
    case 'default':
      return '0 0'
    case 'rect':
      return `${Math.round((shape.left + shape.right) / 2)} ${Math.round((shape.top + shape.bottom) / 2)}`
    case 'circle':
    case 'ellipse':
      return `${Math.round(shape.x)} ${Math.round(shape.y)}`
    case 'poly':
      return shape.points[0]?.join(' ') ?? '0 0'
  }
}
