import { readBoolean } from '#lib/qti/parse/read-attributes.ts'
import { writeElement } from '#lib/qti/public/write-element.ts'
import {
  arrange,
  parseChoices,
  reportDuplicates,
  toPublicChoice,
  unknownChoices,
  writeChoice,
} from './choices.ts'
import type { InteractionDefinition } from './interaction-definition.ts'

/** `qti-inline-choice-interaction`, QTI 3. */
export const inlineChoice: InteractionDefinition<'inlineChoice'> = {
  element: 'qti-inline-choice-interaction',
  cardinalities: ['single'],
  baseTypes: ['identifier'],

  parse(element, context) {
    const choices = parseChoices(element, 'qti-inline-choice', context)
    reportDuplicates(element, choices, context)
    return {
      kind: 'inlineChoice',
      responseIdentifier: element.attributes['response-identifier'] ?? '',
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      choices,
    }
  },

  check(interaction, values) {
    return unknownChoices(interaction.choices, values.map(String))
  },

  toPublic(interaction, context) {
    return {
      kind: 'inlineChoice',
      responseIdentifier: interaction.responseIdentifier,
      choices: arrange(interaction.choices, interaction.shuffle, context.random).map((choice) =>
        toPublicChoice(choice, context),
      ),
    }
  },

  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-inline-choice', choice, writeBody))
    return writeElement(
      'qti-inline-choice-interaction',
      { 'response-identifier': interaction.responseIdentifier, shuffle: 'false' },
      choices.join(''),
    )
  },

  singleChanges(interaction, answer) {
    const others = interaction.choices.map(({ identifier }) => identifier)
    return [...others.filter((identifier) => !answer.includes(identifier)), null]
  },
}
