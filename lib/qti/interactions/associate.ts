import { readBoolean } from '#lib/qti/xml/read-attributes.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, reportDuplicates } from './choices.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { associationLimitAttributes, associationLimitProblems, parseAssociationLimits } from './limits.ts'
import {
  pairChanges,
  pairProblems,
  parseAssociableChoices,
  toPublicAssociables,
  writeAssociable,
} from './pairs.ts'

const choiceNames: ReadonlySet<string> = new Set(['qti-simple-associable-choice'])

/** `qti-associate-interaction`, QTI 3: pairs of choices of one set, without direction. */
export const associate: InteractionDefinition<'associate'> = {
  element: 'qti-associate-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['pair', 'directedPair'],

  parse(element, context) {
    const choices = parseAssociableChoices(element, choiceNames, context)
    reportDuplicates(element, choices, context)
    return {
      kind: 'associate',
      ...parseBlock(element, context),
      ...parseAssociationLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, context.report),
      choices,
    }
  },

  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.choices, interaction.choices), ...limits]
  },

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

  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      pairsWithin(identifiersOf(interaction.choices)),
      answer,
      declaration,
      (pairs) => associate.check(interaction, pairs).length === 0,
    ),
}

/** Each two once, whatever their direction. */
export function pairsWithin(identifiers: string[]): string[] {
  return identifiers.flatMap((first, at) => identifiers.slice(at + 1).map((second) => `${first} ${second}`))
}
