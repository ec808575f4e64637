import type { Item } from '#lib/qti/item/item.ts'

/**
 * False only where the item's body looks the same whatever its outcomes are, so that it need not be made anew
 * to be compared. Any mention of an outcome's name counts.
 */
export function showsOutcomes({ body, catalogs, companions, outcomeDeclarations }: Item): boolean {
  return mentions([body, catalogs, companions], outcomeDeclarations)
}

function mentions(part: unknown, names: ReadonlyMap<string, unknown>): boolean {
  if (typeof part === 'string') return names.has(part.trim())
  if (typeof part !== 'object' || part === null) return false
  return Object.values(part).some((inner) => mentions(inner, names))
}
