import { readBoolean } from '#lib/qti/xml/read-attributes.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { childElements } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, notHere, reportDuplicates } from './choices.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { associationLimitAttributes, associationLimitProblems, parseAssociationLimits } from './limits.ts'
import {
  allPairsOf,
  isAligned,
  pairChanges,
  pairProblems,
  parseAssociableChoices,
  toPublicAssociables,
  writeAssociable,
} from './pairs.ts'

const choiceNames: ReadonlySet<string> = new Set(['qti-simple-associable-choice'])

/** `qti-match-interaction`, QTI 3: pairs of a choice of the first set and one of the second. */
export const match: InteractionDefinition<'match'> = {
  element: 'qti-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],

  parse(element, context) {
    const { report } = context
    const inside = childElements(element).filter(({ name }) => name !== 'qti-prompt')
    const sets = inside.filter(({ name }) => name === 'qti-simple-match-set')
    for (const other of inside) if (other.name !== 'qti-simple-match-set') report(other, notHere(other))
    if (sets.length !== 2) report(element, 'there must be two <qti-simple-match-set>')
    const [sources = [], targets = []] = sets.map((set) => parseAssociableChoices(set, choiceNames, context))
    reportDuplicates(element, [...sources, ...targets], context)
    return {
      kind: 'match',
      ...parseBlock(element, context),
      ...parseAssociationLimits(element, context),
      shuffle: readBoolean(element, 'shuffle', false, report),
      sources,
      targets,
    }
  },

  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.sources, interaction.targets), ...limits]
  },

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

  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      allPairsOf(interaction.sources, interaction.targets),
      answer,
      declaration,
      (pairs) => match.check(interaction, pairs).length === 0,
    ),
}
