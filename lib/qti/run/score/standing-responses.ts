import type { Item, ItemState } from '#lib/qti/item/item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { toLexical } from './to-lexical.ts'

/** What stands answered after a turn, in the form in which a student gives it; presses are over with their turn. */
export function standingResponses(item: Item, { responses }: Pick<ItemState, 'responses'>): LexicalResponses {
  const standing = Object.entries(responses).flatMap(([identifier, value]) =>
    value === null ? [] : [[identifier, toLexical(value)] as const],
  )
  return withoutPresses(item, Object.fromEntries(standing))
}

/** A button that ends the attempt counts for the turn that it ends (QTI 3, `qti-end-attempt-interaction`). */
export function withoutPresses(item: Item, responses: LexicalResponses): LexicalResponses {
  const buttons = item.interactions.filter(({ kind }) => kind === 'endAttempt')
  const pressed = new Set(buttons.map(({ responseIdentifier }) => responseIdentifier))
  return Object.fromEntries(Object.entries(responses).filter(([identifier]) => !pressed.has(identifier)))
}
