import type { LexicalResponses, PublicInteraction, PublicItem } from '#lib/qti/public/public-item.ts'
import { valuesOf } from './answer-values.ts'
import { listGaps } from './interactions/list-gaps.ts'
import { listInteractions } from './list-interactions.ts'
import { ordersSome } from './orders-some.ts'
import { halvesOf, type Pairable, usesOf } from './pair-rules.ts'
import { textProblem } from './text-problem.ts'

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
  return asked.every((interaction) => isAcceptable(interaction, given(interaction)))
}

function isOptional({ kind }: PublicInteraction): boolean {
  return kind === 'drawing' || kind === 'portableCustom'
}

function hasAnswer(interaction: PublicInteraction, values: string[]): boolean {
  if (interaction.kind === 'order' && !ordersSome(interaction)) return true
  return values.some((value) => value.trim() !== '')
}

function isAcceptable(interaction: PublicInteraction, values: string[]): boolean {
  switch (interaction.kind) {
    case 'choice':
    case 'hotspot':
    case 'hottext':
    case 'selectPoint':
    case 'positionObject':
    case 'graphicOrder':
      return values.length >= interaction.minChoices
    case 'match':
      return arePairsEnough(interaction, [...interaction.sources, ...interaction.targets], values)
    case 'associate':
      return arePairsEnough(interaction, interaction.choices, values)
    case 'gapMatch': {
      const filled = new Set(values.map((pair) => halvesOf(pair)[1]))
      const required = listGaps(interaction.body).filter((gap) => gap.required)
      const isFilled = required.every(({ identifier }) => filled.has(identifier))
      return isFilled && arePairsEnough(interaction, interaction.choices, values)
    }
    case 'graphicGapMatch':
      return arePairsEnough(interaction, [...interaction.choices, ...interaction.hotspots], values)
    case 'graphicAssociate':
      return arePairsEnough(interaction, interaction.hotspots, values)
    case 'textEntry':
      return values.every((value) => textProblem(interaction, value) === null)
    case 'extendedText': {
      const written = values.filter((value) => value.trim() !== '')
      const isRight = written.every((value) => textProblem(interaction, value) === null)
      return isRight && written.length >= interaction.minStrings
    }
    case 'inlineChoice':
      return values.length >= (interaction.minChoices ?? 0)
    case 'order':
      return !ordersSome(interaction) || values.length >= (interaction.minChoices ?? 0)
    case 'media':
      return Number(values[0] ?? 0) >= interaction.minPlays
    case 'slider':
    case 'drawing':
    case 'upload':
    case 'endAttempt':
    case 'portableCustom':
      return true
  }
}

function arePairsEnough(
  { minAssociations }: { minAssociations: number },
  members: readonly Pairable[],
  pairs: string[],
): boolean {
  return (
    pairs.length >= minAssociations &&
    members.every(({ identifier, matchMin }) => usesOf(pairs, identifier) >= matchMin)
  )
}
