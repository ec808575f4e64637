import type { Item, ItemState, ModalFeedback } from '#lib/qti/item/item.ts'
import { scalarsOf } from '#lib/qti/item/value.ts'

/** The item's modal feedback whose condition holds in that state, in the item's order. */
export function earnedFeedback(item: Item, { outcomes }: Pick<ItemState, 'outcomes'>): ModalFeedback[] {
  return item.modalFeedback.filter(({ outcomeIdentifier, outcomeValue, showWhenMatching }) => {
    const held = scalarsOf(outcomes[outcomeIdentifier] ?? null)
    return held.includes(outcomeValue) === showWhenMatching
  })
}
