import { readBoolean } from '#lib/qti/xml/read-attributes.ts'
import { parseBlock, readOrientation, toPublicBlock, writeBlock } from './block.ts'
import {
  identifiersOf,
  parseChoices,
  reportDuplicates,
  toPublicChoices,
  unknownChoices,
  writeChoice,
} from './choices.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { choiceChanges, choiceLimitAttributes, choiceLimitProblems, parseChoiceLimits } from './limits.ts'

/** `qti-choice-interaction`, QTI 3. */
export const choice: InteractionDefinition<'choice'> = {
  element: 'qti-choice-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],

  parse(element, context) {
    const choices = parseChoices(element, 'qti-simple-choice', context)
    reportDuplicates(element, choices, context)
    return {
      kind: 'choice',
      ...parseBlock(element, context),
      ...parseChoiceLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      orientation: readOrientation(element, 'vertical'),
      choices,
    }
  },

  check(interaction, values) {
    const unknown = unknownChoices(interaction.choices, values.map(String))
    return [...unknown, ...choiceLimitProblems(values.length, interaction)]
  },

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

  singleChanges: (interaction, answer, declaration) =>
    choiceChanges(identifiersOf(interaction.choices), answer, declaration),
}
