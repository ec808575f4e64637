import type { ModalFeedback } from '#lib/qti/model.ts'
import type { PublicFeedback } from './public-item.ts'
import { type ResolveHref, toPublicContent } from './to-public-content.ts'

/** Feedback that was earned, for the student; give it only what `scoreItem` returned. */
export function toPublicFeedback(feedback: ModalFeedback, resolveHref: ResolveHref): PublicFeedback {
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
