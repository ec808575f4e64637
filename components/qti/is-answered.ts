import type { LexicalResponses, PublicInteraction, PublicItem } from '#lib/qti/public/public-item.ts'
import { interactionProblem } from './answer-problem.ts'
import { isEntered, valuesOf } from './answer-values.ts'
import { canRun } from './custom/can-run.ts'
import { listInteractions } from './list-interactions.ts'
import { ordersSome } from './orders-some.ts'

/**
 * True when the item may be sent: something is answered, every minimum that the item asks for is met
 * and every number is a number. A list to put in order is answered as it stands; a drawing and a part that
 * cannot be shown may be left out; a button that ends the attempt sends whatever is there.
 */
export function isAnswered(item: PublicItem, responses: LexicalResponses): boolean {
  const interactions = listInteractions(item)
  const given = (interaction: PublicInteraction) => valuesOf(responses, interaction.responseIdentifier)
  if (interactions.some((one) => one.kind === 'endAttempt' && given(one)[0] === 'true')) return true
  const asked = interactions.filter(({ kind }) => kind !== 'endAttempt')
  const needed = asked.filter((interaction) => !isOptional(interaction))
  if (needed.length > 0 && !asked.some((interaction) => hasAnswer(interaction, given(interaction))))
    return false
  return asked.every((interaction) => interactionProblem(interaction, given(interaction)) === null)
}

/** True when the student entered something; white space alone and a list left as it stood are nothing. */
export function hasEntered(responses: LexicalResponses): boolean {
  return Object.keys(responses).some((identifier) => isEntered(valuesOf(responses, identifier)))
}

function isOptional(interaction: PublicInteraction): boolean {
  return interaction.kind === 'drawing' || (interaction.kind === 'portableCustom' && !canRun(interaction))
}

function hasAnswer(interaction: PublicInteraction, values: string[]): boolean {
  if (interaction.kind === 'order' && !ordersSome(interaction)) return true
  return isEntered(values)
}
