import { readBoolean, readCount } from '#lib/qti/xml/read-attributes.ts'
import { childNamed, textOf, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { parseInline, toPublicInline, writeBlock } from './block.ts'
import {
  identifiersOf,
  parseChoices,
  reportDuplicates,
  toPublicChoices,
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
      ...parseInline(element),
      ...parseLabel(element),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      minChoices: Math.min(1, readCount(element, 'min-choices', 0, context.report)),
      choices,
    }
  },

  check: (interaction, values) => unknownChoices(interaction.choices, values.map(String)),

  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: false }),

  toPublic(interaction, context) {
    return {
      kind: 'inlineChoice',
      ...toPublicInline(interaction),
      ...(interaction.minChoices > 0 && { minChoices: interaction.minChoices }),
      choices: toPublicChoices(interaction.choices, interaction.shuffle, context),
    }
  },

  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-inline-choice', choice, writeBody))
    const attributes = { shuffle: 'false', 'min-choices': interaction.minChoices?.toString() }
    return writeBlock('qti-inline-choice-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },

  singleChanges(interaction, answer) {
    const others = identifiersOf(interaction.choices)
    return [...others.filter((identifier) => !answer.includes(identifier)), null]
  },
}

/** QTI 3 has the label as an element, the shared vocabulary as an attribute. */
function parseLabel(element: XmlElement): { label?: string } {
  const label = childNamed(element, 'qti-label')
  return label ? { label: textOf(label).trim() } : {}
}
