import type { Choice } from '#lib/qti/item/content.ts'
import type { Scalar } from '#lib/qti/item/value.ts'
import { identifiersOf } from '#lib/qti/run/interactions/choices.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { toPublicBlock, writeBlock } from './block.ts'
import {
  arrange,
  associationLimitAttributes,
  choiceLimitAttributes,
  isAligned,
  refill,
  toPublicAssociables,
  toPublicChoice,
  toPublicChoices,
  writeAssociable,
  writeChoice,
} from './choices.ts'
import type { InteractionView, PublicContext } from './interaction-view.ts'

export const choice: InteractionView<'choice'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: false }),
  toPublic(interaction, context) {
    return {
      kind: 'choice',
      ...toPublicBlock(interaction, context),
      minChoices: interaction.minChoices,
      maxChoices: interaction.maxChoices,
      orientation: interaction.orientation,
      choices: toPublicChoices(interaction.choices, interaction.shuffle, context),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-simple-choice', choice, writeBody))
    const attributes = {
      shuffle: 'false',
      ...choiceLimitAttributes(interaction),
      orientation: interaction.orientation,
    }
    return writeBlock('qti-choice-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

export const order: InteractionView<'order'> = {
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

export const associate: InteractionView<'associate'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: true }),
  toPublic(interaction, context) {
    // Authors often write the two halves of a pair one after the other.
    const known = context.correctResponse.length > 0
    return {
      kind: 'associate',
      ...toPublicBlock(interaction, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      choices: toPublicAssociables(interaction.choices, interaction.shuffle || known, context),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) =>
      writeAssociable('qti-simple-associable-choice', choice, writeBody),
    )
    const attributes = { shuffle: 'false', ...associationLimitAttributes(interaction) }
    return writeBlock('qti-associate-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

export const match: InteractionView<'match'> = {
  sides: ({ sources, targets }) => ({
    sides: [identifiersOf(sources), identifiersOf(targets)],
    ordered: false,
  }),
  toPublic(interaction, context) {
    const { sources, targets, shuffle } = interaction
    const aligned = isAligned(context.correctResponse, sources, targets)
    return {
      kind: 'match',
      ...toPublicBlock(interaction, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      sources: toPublicAssociables(sources, shuffle, context),
      targets: toPublicAssociables(targets, shuffle || aligned, context),
    }
  },
  write(interaction, writeBody) {
    const sets = [interaction.sources, interaction.targets].map((choices) =>
      writeElement(
        'qti-simple-match-set',
        {},
        choices.map((choice) => writeAssociable('qti-simple-associable-choice', choice, writeBody)).join(''),
      ),
    )
    const attributes = { shuffle: 'false', ...associationLimitAttributes(interaction) }
    return writeBlock('qti-match-interaction', interaction, attributes, { writeBody, inside: sets.join('') })
  },
}

export const gapMatch: InteractionView<'gapMatch'> = {
  sides: ({ choices, gaps }) => ({ sides: [identifiersOf(choices), identifiersOf(gaps)], ordered: false }),
  toPublic(interaction, context) {
    const { choices, gaps, shuffle } = interaction
    const aligned = isAligned(context.correctResponse, choices, gaps)
    return {
      kind: 'gapMatch',
      ...toPublicBlock(interaction, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      choices: toPublicAssociables(choices, shuffle || aligned, context),
      body: context.toBody(interaction.body),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeAssociable('qti-gap-text', choice, writeBody))
    const attributes = { shuffle: 'false', ...associationLimitAttributes(interaction) }
    return writeBlock('qti-gap-match-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join('') + writeBody(interaction.body),
    })
  },
}
