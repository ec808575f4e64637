import type { Choice, InteractionOf } from '#lib/qti/item/interaction.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { readBoolean, readOptionalCount } from '#lib/qti/xml/read-attributes.ts'
import { parseBlock, readOrientation, toPublicBlock, writeBlock } from './block.ts'
import {
  arrange,
  identifiersOf,
  parseChoices,
  refill,
  reportDuplicates,
  toPublicChoice,
  unknownChoices,
  writeChoice,
} from './choices.ts'
import type { InteractionDefinition, PublicContext } from './interaction-definition.ts'
import { swappedNeighbours } from './limits.ts'

/** `qti-order-interaction`, QTI 3; the response lists all choices, or some where the item sets limits. */
export const order: InteractionDefinition<'order'> = {
  element: 'qti-order-interaction',
  cardinalities: ['ordered'],
  baseTypes: ['identifier'],

  parse(element, context) {
    const { report } = context
    const choices = parseChoices(element, 'qti-simple-choice', context)
    reportDuplicates(element, choices, context)
    const minChoices = readOptionalCount(element, 'min-choices', report)
    const maxChoices = readOptionalCount(element, 'max-choices', report)
    return {
      kind: 'order',
      ...parseBlock(element, context),
      ...(minChoices !== undefined && { minChoices }),
      ...(maxChoices !== undefined && { maxChoices }),
      shuffle: readBoolean(element, 'shuffle', false, report),
      orientation: readOrientation(element, 'vertical'),
      choices,
    }
  },

  check(interaction, values) {
    const problems = unknownChoices(interaction.choices, values.map(String))
    if (new Set(values).size < values.length) problems.push('a choice is listed twice')
    return problems.length > 0 ? problems : countProblems(interaction, values.length)
  },

  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: true }),

  toPublic(interaction, context) {
    const { minChoices, maxChoices, choices, shuffle } = interaction
    return {
      kind: 'order',
      ...toPublicBlock(interaction, context),
      ...(minChoices !== undefined && { minChoices }),
      ...(maxChoices !== undefined && { maxChoices }),
      orientation: interaction.orientation,
      choices: shownOrder(choices, shuffle, context).map((choice) => toPublicChoice(choice, context)),
    }
  },

  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-simple-choice', choice, writeBody))
    const attributes = {
      shuffle: 'false',
      'min-choices': interaction.minChoices?.toString(),
      'max-choices': interaction.maxChoices?.toString(),
      orientation: interaction.orientation,
    }
    return writeBlock('qti-order-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },

  singleChanges: (_interaction, answer) => swappedNeighbours(answer),
}

/** A choice that depends on a template variable may be missing without anybody's fault. */
function countProblems(
  { choices, minChoices = 0, maxChoices = 0 }: InteractionOf<'order'>,
  count: number,
): string[] {
  const always = choices.filter(({ condition }) => condition === undefined).length
  const least = minChoices > 0 || maxChoices > 0 ? Math.min(minChoices, always) : always
  if (maxChoices > 0 && count > maxChoices) return [`at most ${maxChoices} may be listed`]
  if (least === always && count < always) return [`all choices must be listed, ${always - count} are not`]
  return count < least ? [`at least ${least} must be listed`] : []
}

/**
 * Authors often write the choices in the right order, so an item that knows its answer is shuffled
 * whatever it says, and never shown solved. A public form knows no answer and stays as it is.
 */
function shownOrder(choices: Choice[], shuffle: boolean, context: PublicContext): Choice[] {
  const answer = context.correctResponse
  const shown = arrange(choices, shuffle || answer.length > 0, context.random).filter(({ condition }) =>
    context.isShown(condition),
  )
  if (!isSolved(shown, answer)) return shown
  const [first, ...rest] = shown.filter((choice) => !choice.fixed)
  return first ? refill(shown, [...rest, first]) : shown
}

function isSolved(choices: Choice[], answer: Scalar[]): boolean {
  return answer.length > 0 && answer.every((identifier, at) => choices[at]?.identifier === identifier)
}
