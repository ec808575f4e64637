import { childElements } from '#lib/qti/xml/xml-element.ts'
import { pairsWithin } from './associate.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, notHere, reportDuplicates } from './choices.ts'
import { parseAssociableHotspots, toPublicAssociableHotspots, writeAssociableHotspot } from './hotspots.ts'
import { imageNames, parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { associationLimitAttributes, associationLimitProblems, parseAssociationLimits } from './limits.ts'
import { pairChanges, pairProblems } from './pairs.ts'

const known: ReadonlySet<string> = new Set([...imageNames, 'qti-prompt', 'qti-associable-hotspot'])

/** `qti-graphic-associate-interaction`, QTI 3: areas of an image are paired, without direction. */
export const graphicAssociate: InteractionDefinition<'graphicAssociate'> = {
  element: 'qti-graphic-associate-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['pair', 'directedPair'],

  parse(element, context) {
    for (const child of childElements(element))
      if (!known.has(child.name)) context.report(child, notHere(child))
    const hotspots = parseAssociableHotspots(element, context)
    reportDuplicates(element, hotspots, context)
    return {
      kind: 'graphicAssociate',
      ...parseBlock(element, context),
      image: parseImage(element, context),
      ...parseAssociationLimits(element, context),
      hotspots,
    }
  },

  check(interaction, values) {
    const limits = associationLimitProblems(values.length, interaction)
    return [...pairProblems(values, interaction.hotspots, interaction.hotspots), ...limits]
  },

  sides: ({ hotspots }) => ({ sides: [identifiersOf(hotspots)], ordered: true }),

  toPublic: (interaction, context) => ({
    kind: 'graphicAssociate',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
    minAssociations: interaction.minAssociations,
    maxAssociations: interaction.maxAssociations,
    hotspots: toPublicAssociableHotspots(interaction.hotspots, context),
  }),

  write: (interaction, writeBody) =>
    writeBlock('qti-graphic-associate-interaction', interaction, associationLimitAttributes(interaction), {
      writeBody,
      inside: writeImage(interaction.image) + interaction.hotspots.map(writeAssociableHotspot).join(''),
    }),

  singleChanges: (interaction, answer, declaration) =>
    pairChanges(
      pairsWithin(identifiersOf(interaction.hotspots)),
      answer,
      declaration,
      (pairs) => graphicAssociate.check(interaction, pairs).length === 0,
    ),
}
