import type { OrderInteraction, PublicInteraction } from '#lib/qti/item/public/public-content.ts'

/** QTI 3, `min-choices` of an order interaction: where it or a maximum is given, only some are ordered. */
export function ordersSome({ choices, minChoices, maxChoices }: OrderInteraction): boolean {
  if (minChoices === undefined && maxChoices === undefined) return false
  return (minChoices ?? 1) < choices.length
}

/** A list that cannot be moved: it is in order as it stands. */
export function isOneLine(interaction: PublicInteraction): interaction is OrderInteraction {
  return interaction.kind === 'order' && !ordersSome(interaction) && interaction.choices.length < 2
}
