import type { LexicalResponses, PublicItem } from '#lib/qti/public/public-item.ts'
import { interactionProblem } from './answer-problem.ts'
import { isEntered, valuesOf } from './answer-values.ts'
import { listInteractions } from './list-interactions.ts'

/**
 * True when the item may be sent: something is answered, every minimum that the item asks for is met
 * and every number is a number. A list to put in order is answered as it stands.
 */
export function isAnswered(item: PublicItem, responses: LexicalResponses): boolean {
  const interactions = listInteractions(item)
  if (interactions.length === 0) return true
  return (
    (interactions.some(({ kind }) => kind === 'order') || hasEntered(responses)) &&
    interactions.every(
      (interaction) =>
        interactionProblem(interaction, valuesOf(responses, interaction.responseIdentifier)) === null,
    )
  )
}

/** True when the student entered something; white space alone and a list left as it stood are nothing. */
export function hasEntered(responses: LexicalResponses): boolean {
  return Object.keys(responses).some((identifier) => isEntered(valuesOf(responses, identifier)))
}
