import type { Item, ItemState, ModalFeedback } from '#lib/qti/item/item.ts'
import type { PublicFeedback } from '#lib/qti/item/public/public-item.ts'
import { drawTemplate } from '#lib/qti/run/draw-template.ts'
import type { ResolveHref } from './interactions/interaction-view.ts'
import { toPublicContent, type View } from './to-public-content.ts'
import { isShown, variablesOf } from './variables.ts'

type FeedbackOptions = {
  identifiers: readonly string[]
  resolveHref: ResolveHref
  /** Of the turn that earned it, as `scoreItem` returned it: what printed variables say. */
  state?: Pick<ItemState, 'seed' | 'outcomes'>
}

/** The feedback that was earned, in the item's order; the identifiers are those `scoreItem` returned. */
export function toPublicFeedback(item: Item, options: FeedbackOptions): PublicFeedback[] {
  const earned = item.modalFeedback.filter(({ identifier }) => options.identifiers.includes(identifier))
  if (earned.length === 0) return []
  const view = createView(item, options)
  return earned.map((feedback) => toPublic(feedback, view))
}

function createView(item: Item, { resolveHref, state }: FeedbackOptions): View {
  const variables = variablesOf(item, drawTemplate(item, state?.seed ?? 0), state)
  return {
    resolveHref,
    valueOf: (identifier) => variables.get(identifier) ?? null,
    isShown: (condition) => condition === undefined || isShown(condition, variables),
    rename: (identifier) => identifier,
    toInteraction: noInteraction,
  }
}

function toPublic(feedback: ModalFeedback, view: View): PublicFeedback {
  return {
    identifier: feedback.identifier,
    ...(feedback.title !== undefined && { title: feedback.title }),
    body: toPublicContent(feedback.body, view),
  }
}

function noInteraction(): never {
  throw new Error('Broken promise: the parser lets no interaction into feedback')
}
