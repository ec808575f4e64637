import type { LexicalResponses, PublicInteraction, PublicItem } from '#lib/qti/public/public-item.ts'
import { isEntered, valuesOf } from './answer-values.ts'
import { listInteractions } from './list-interactions.ts'
import { textEntryProblem } from './text-entry-problem.ts'

/** Why what was entered cannot be sent, in the student's words; `null` where it can. What is empty is no problem. */
export function answerProblem(item: PublicItem, responses: LexicalResponses): string | null {
  for (const interaction of listInteractions(item)) {
    const values = valuesOf(responses, interaction.responseIdentifier)
    const problem = isEntered(values) ? interactionProblem(interaction, values) : null
    if (problem) return problem
  }
  return null
}

/** Why these values of one interaction cannot be sent; `null` where they can. */
export function interactionProblem(interaction: PublicInteraction, values: readonly string[]): string | null {
  switch (interaction.kind) {
    case 'choice':
      return values.length >= interaction.minChoices ? null : `Choose at least ${interaction.minChoices}.`
    case 'match':
      return values.length >= interaction.minAssociations &&
        interaction.sources.every(({ identifier, matchMin }) => count(values, 0, identifier) >= matchMin) &&
        interaction.targets.every(({ identifier, matchMin }) => count(values, 1, identifier) >= matchMin)
        ? null
        : 'Match the ones that are still missing.'
    case 'textEntry':
      return values.map((value) => textEntryProblem(interaction, value)).find((each) => each !== null) ?? null
    case 'inlineChoice':
    case 'order':
      return null
  }
}

function count(pairs: readonly string[], side: 0 | 1, identifier: string): number {
  return pairs.filter((pair) => pair.split(' ')[side] === identifier).length
}
