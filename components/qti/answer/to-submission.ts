import { listInteractions } from '#components/qti/content/list-interactions.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { isEntered, responseOf, toLexical, valuesOf } from './answer-values.ts'
import { isOneLine } from './orders-some.ts'

/** What is sent: only what was entered, and nothing at all for an answer that was cleared. A list of one line is in order. */
export function toSubmission(item: PublicItem, responses: LexicalResponses): LexicalResponses {
  const sent: LexicalResponses = {}
  for (const interaction of listInteractions(item)) {
    const { responseIdentifier } = interaction
    const given = valuesOf(responses, responseIdentifier).filter((value) => isEntered([value]))
    const values =
      given.length === 0 && isOneLine(interaction)
        ? interaction.choices.map(({ identifier }) => identifier)
        : given
    const value = isEntered(values)
      ? toLexical(values, responseOf(item, responseIdentifier).cardinality)
      : null
    if (value !== null) sent[responseIdentifier] = value
  }
  return sent
}
