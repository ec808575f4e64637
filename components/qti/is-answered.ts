import type { LexicalResponses, PublicInteraction, PublicItem } from '#lib/qti/public/public-item.ts'
import { valuesOf } from './answer-values.ts'
import { listInteractions } from './list-interactions.ts'
import { textEntryProblem } from './text-entry-problem.ts'

/**
 * True when the item may be sent: something is answered, every minimum that the item asks for is met
 * and every number is a number. A list to put in order is answered as it stands.
 */
export function isAnswered(item: PublicItem, responses: LexicalResponses): boolean {
  const interactions = listInteractions(item)
  if (interactions.length === 0) return true
  return (
    interactions.some((interaction) => hasAnswer(interaction, responses)) &&
    interactions.every((interaction) =>
      isAcceptable(interaction, valuesOf(responses, interaction.responseIdentifier)),
    )
  )
}

function hasAnswer(interaction: PublicInteraction, responses: LexicalResponses): boolean {
  if (interaction.kind === 'order') return true
  return valuesOf(responses, interaction.responseIdentifier).some((value) => value.trim() !== '')
}

function isAcceptable(interaction: PublicInteraction, values: string[]): boolean {
  switch (interaction.kind) {
    case 'choice':
      return values.length >= interaction.minChoices
    case 'match':
      return (
        values.length >= interaction.minAssociations &&
        interaction.sources.every(({ identifier, matchMin }) => count(values, 0, identifier) >= matchMin) &&
        interaction.targets.every(({ identifier, matchMin }) => count(values, 1, identifier) >= matchMin)
      )
    case 'textEntry':
      return values.every((value) => textEntryProblem(interaction, value) === null)
    case 'inlineChoice':
    case 'order':
      return true
  }
}

function count(pairs: string[], side: 0 | 1, identifier: string): number {
  return pairs.filter((pair) => pair.split(' ')[side] === identifier).length
}
