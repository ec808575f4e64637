import { childElements } from '#lib/qti/xml/xml-element.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, notHere, reportDuplicates } from './choices.ts'
import { parseGapChoices } from './gap-match.ts'
import { parseAssociableHotspots, toPublicAssociableHotspots, writeAssociableHotspot } from './hotspots.ts'
import { imageNames, parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { associationLimitAttributes, associationLimitProblems, parseAssociationLimits } from './limits.ts'
import {
  allPairsOf,
  isAligned,
  pairChanges,
  pairProblems,
  toPublicAssociables,
  writeAssociable,
} from './pairs.ts'

const known: ReadonlySet<string> = new Set([
  ...imageNames,
  ...['qti-prompt', 'qti-associable-hotspot', 'qti-gap-text', 'qti-gap-img'],
])

/** `qti-graphic-gap-match-interaction`, QTI 3: choices are put on areas of an image. */
export const graphicGapMatch: InteractionDefinition<'graphicGapMatch'> = {
  element: 'qti-graphic-gap-match-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['directedPair', 'pair'],

  parse(element, context) {
    for (const child of childElements(element))
      if (!known.has(child.name)) context.report(child, notHere(child))
    const choices = parseGapChoices(element, context)
    const hotspots = parseAssociableHotspots(element, context)
    reportDuplicates(element, [...choices, ...hotspots], context)
    return {
      kind: 'graphicGapMatch',
      ...parseBlock(element, context),
      image: parseImage(element, context),
      ...parseAssociationLimits(element, context),
      choices,
      hotspots,
    }
  },

  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.choices, interaction.hotspots), ...limits]
  },

  sides: ({ choices, hotspots }) => ({
    sides: [identifiersOf(choices), identifiersOf(hotspots)],
    ordered: false,
  }),

  toPublic(interaction, context) {
    const { choices, hotspots } = interaction
    const aligned = isAligned(context.correctResponse, choices, hotspots)
    return {
      kind: 'graphicGapMatch',
      ...toPublicBlock(interaction, context),
      image: toPublicImage(interaction.image, context),
      minAssociations: interaction.minAssociations,
      maxAssociations: interaction.maxAssociations,
      choices: toPublicAssociables(choices, aligned, context),
      hotspots: toPublicAssociableHotspots(hotspots, context),
    }
  },

  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeAssociable('qti-gap-text', choice, writeBody))
    const hotspots = interaction.hotspots.map(writeAssociableHotspot)
    const attributes = associationLimitAttributes(interaction)
    return writeBlock('qti-graphic-gap-match-interaction', interaction, attributes, {
      writeBody,
      inside: writeImage(interaction.image) + choices.join('') + hotspots.join(''),
    })
  },

  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      allPairsOf(interaction.choices, interaction.hotspots),
      answer,
      declaration,
      (pairs) => graphicGapMatch.check(interaction, pairs).length === 0,
    ),
}
