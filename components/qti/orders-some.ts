import type { OrderInteraction } from '#lib/qti/public/public-item.ts'

/** QTI 3, `min-choices` of an order interaction: where it or a maximum is given, only some are ordered. */
export function ordersSome({ choices, minChoices, maxChoices }: OrderInteraction): boolean {
  if (minChoices === undefined && maxChoices === undefined) return false
  return (minChoices ?? 1) < choices.length
}
