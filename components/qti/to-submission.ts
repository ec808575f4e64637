import type { LexicalResponses, PublicItem } from '#lib/qti/public/public-item.ts'
import { cardinalityOf, toLexical, valuesOf } from './answer-values.ts'
import { listInteractions } from './list-interactions.ts'
import { ordersSome } from './orders-some.ts'

/** What is sent: only what was answered, and a list to put in order as it stands on the screen. */
export function toSubmission(item: PublicItem, responses: LexicalResponses): LexicalResponses {
  const sent: LexicalResponses = {}
  for (const interaction of listInteractions(item)) {
    const { responseIdentifier } = interaction
    const given = valuesOf(responses, responseIdentifier).filter((value) => value.trim() !== '')
    const values =
      interaction.kind === 'order' && given.length === 0 && !ordersSome(interaction)
        ? interaction.choices.map(({ identifier }) => identifier)
        : given
    const value = toLexical(values, cardinalityOf(item, responseIdentifier))
    if (value !== null) sent[responseIdentifier] = value
  }
  return sent
}
