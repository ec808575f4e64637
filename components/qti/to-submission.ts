import type { LexicalResponses, PublicItem } from '#lib/qti/public/public-item.ts'
import { isEntered, responseOf, toLexical, valuesOf } from './answer-values.ts'
import { listInteractions } from './list-interactions.ts'
import { ordersSome } from './orders-some.ts'

/** What is sent: only what was entered, and nothing at all for an answer that was cleared. */
export function toSubmission(item: PublicItem, responses: LexicalResponses): LexicalResponses {
  const sent: LexicalResponses = {}
  for (const { responseIdentifier } of listInteractions(item)) {
    const values = valuesOf(responses, responseIdentifier).filter((value) => value.trim() !== '')
    const value = isEntered(values)
      ? toLexical(values, responseOf(item, responseIdentifier).cardinality)
      : null
    if (value !== null) sent[responseIdentifier] = value
  }
  return sent
}

/** The same answer with each list that was not moved as it stands on the screen. */
export function withShownOrder(item: PublicItem, responses: LexicalResponses): LexicalResponses {
  const shown = listInteractions(item).flatMap((interaction) =>
    interaction.kind === 'order' &&
    !ordersSome(interaction) &&
    valuesOf(responses, interaction.responseIdentifier).length === 0
      ? [[interaction.responseIdentifier, interaction.choices.map(({ identifier }) => identifier)] as const]
      : [],
  )
  return { ...responses, ...Object.fromEntries(shown) }
}
