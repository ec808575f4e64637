import type { Condition } from '#lib/qti/item/content.ts'
import type { Item, ItemState } from '#lib/qti/item/item.ts'
import { formatScalar } from '#lib/qti/item/lexical.ts'
import { scalarsOf, type Value } from '#lib/qti/item/value.ts'
import { defaultValueOf, type TemplateDraw } from '#lib/qti/run/draw-template.ts'

/** The values of template and outcome variables by name. */
export type Variables = ReadonlyMap<string, Value>

/** What holds after the turn that `state` tells of, or before the first: then outcomes have their defaults. */
export function variablesOf(
  item: Item,
  draw: TemplateDraw,
  state: Pick<ItemState, 'outcomes'> | undefined,
): Variables {
  const values = new Map(draw.values)
  for (const identifier of item.outcomeDeclarations.keys()) {
    // A turn may set an outcome to NULL, which is no reason to go back to its default.
    const isHeld = state !== undefined && Object.hasOwn(state.outcomes, identifier)
    const value = isHeld ? state.outcomes[identifier] : defaultValueOf(item, draw, identifier)
    values.set(identifier, value ?? null)
  }
  return values
}

/** Whether content that depends on a variable is there (QTI 3, `show-hide`). */
export function isShown({ variable, value, showWhenMatching }: Condition, variables: Variables): boolean {
  const held = scalarsOf(variables.get(variable) ?? null).map(formatScalar)
  return held.includes(value) === showWhenMatching
}

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
