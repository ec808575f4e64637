import { listGaps, listInteractions } from '#components/qti/content/list-interactions.ts'
import type { PublicInteraction } from '#lib/qti/item/public/public-content.ts'
import type { PublicItem } from '#lib/qti/item/public/public-item.ts'
import type { LexicalResponses } from '#lib/qti/item/public/public-response.ts'
import { isEntered, valuesOf } from './answer-values.ts'
import { ordersSome } from './orders-some.ts'
import { halvesOf, type Pairable, usesOf } from './pair-rules.ts'
import { textProblem } from './text-problem.ts'

/** Why what was entered cannot be sent, in the student's words; `null` where it can. What is empty is no problem. */
export function answerProblem(item: PublicItem, responses: LexicalResponses): string | null {
  for (const interaction of listInteractions(item)) {
    const values = valuesOf(responses, interaction.responseIdentifier)
    const problem = isEntered(values) ? interactionProblem(interaction, values) : null
    if (problem) return problem
  }
  return null
}

const missing = 'Match the ones that are still missing.'

/** Why these values of one interaction cannot be sent; `null` where they can. */
export function interactionProblem(interaction: PublicInteraction, values: string[]): string | null {
  switch (interaction.kind) {
    case 'choice':
    case 'hotspot':
    case 'hottext':
    case 'selectPoint':
    case 'positionObject':
    case 'graphicOrder':
      return values.length >= interaction.minChoices ? null : `Choose at least ${interaction.minChoices}.`
    case 'match':
      return pairsProblem(interaction, [...interaction.sources, ...interaction.targets], values)
    case 'associate':
      return pairsProblem(interaction, interaction.choices, values)
    case 'gapMatch': {
      const filled = new Set(values.map((pair) => halvesOf(pair)[1]))
      const required = listGaps(interaction.body).filter((gap) => gap.required)
      if (!required.every(({ identifier }) => filled.has(identifier)))
        return 'Fill the gaps that are still empty.'
      return pairsProblem(interaction, interaction.choices, values)
    }
    case 'graphicGapMatch':
      return pairsProblem(interaction, [...interaction.choices, ...interaction.hotspots], values)
    case 'graphicAssociate':
      return pairsProblem(interaction, interaction.hotspots, values)
    case 'textEntry':
      return firstProblem(values.map((value) => textProblem(interaction, value)))
    case 'extendedText': {
      const written = values.filter((value) => value.trim() !== '')
      const problem = firstProblem(written.map((value) => textProblem(interaction, value)))
      return problem ?? (written.length >= interaction.minStrings ? null : 'There is room for more answers.')
    }
    case 'inlineChoice':
      return values.length >= (interaction.minChoices ?? 0) ? null : 'Choose an answer.'
    case 'order':
      return !ordersSome(interaction) || values.length >= (interaction.minChoices ?? 0)
        ? null
        : `Put at least ${interaction.minChoices} in order.`
    case 'media':
      return Number(values[0] ?? 0) >= interaction.minPlays ? null : 'Listen or watch to the end first.'
    case 'slider':
    case 'drawing':
    case 'upload':
    case 'endAttempt':
    case 'portableCustom':
      return null
  }
}

function firstProblem(problems: (string | null)[]): string | null {
  return problems.find((each) => each !== null) ?? null
}

function pairsProblem(
  { minAssociations }: { minAssociations: number },
  members: readonly Pairable[],
  pairs: string[],
): string | null {
  const isEnough =
    pairs.length >= minAssociations &&
    members.every(({ identifier, matchMin }) => usesOf(pairs, identifier) >= matchMin)
  return isEnough ? null : missing
}
