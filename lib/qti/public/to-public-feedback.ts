import type { Item, ModalFeedback } from '#lib/qti/model.ts'
import type { PublicFeedback } from './public-item.ts'
import { type ResolveHref, toPublicContent } from './to-public-content.ts'

/** The feedback that was earned, in the item's order; the identifiers are those `scoreItem` returned. */
export function toPublicFeedback(
  item: Item,
  { identifiers, resolveHref }: { identifiers: readonly string[]; resolveHref: ResolveHref },
): PublicFeedback[] {
  return item.modalFeedback
    .filter(({ identifier }) => identifiers.includes(identifier))
    .map((feedback) => toPublic(feedback, resolveHref))
}

function toPublic(feedback: ModalFeedback, resolveHref: ResolveHref): PublicFeedback {
  const picked: PublicFeedback = {
    identifier: feedback.identifier,
    body: toPublicContent(feedback.body, resolveHref, noInteraction),
  }
  if (feedback.title !== undefined) picked.title = feedback.title
  return picked
}

function noInteraction(): never {
  throw new Error('Broken promise: the parser lets no interaction into feedback')
}
