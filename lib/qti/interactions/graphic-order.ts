import { shuffle } from '#lib/std/random.ts'
import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, unknownChoices } from './choices.ts'
import { parseHotspots, toPublicHotspots, writeHotspot } from './hotspots.ts'
import { parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { choiceLimitAttributes, choiceLimitProblems, parseChoiceLimits, swappedNeighbours } from './limits.ts'

/** `qti-graphic-order-interaction`, QTI 3: areas of an image are put in order. */
export const graphicOrder: InteractionDefinition<'graphicOrder'> = {
  element: 'qti-graphic-order-interaction',
  cardinalities: ['ordered'],
  baseTypes: ['identifier'],

  parse: (element, context) => ({
    kind: 'graphicOrder',
    ...parseBlock(element, context),
    image: parseImage(element, context),
    // Without a maximum all hotspots may be listed (QTI 3, graphicOrderInteraction).
    ...parseChoiceLimits(element, context, 0),
    hotspots: parseHotspots(element, context),
  }),

  check(interaction, values) {
    const problems = unknownChoices(interaction.hotspots, values.map(String))
    if (new Set(values).size < values.length) problems.push('a choice is listed twice')
    return [...problems, ...choiceLimitProblems(values.length, interaction)]
  },

  sides: ({ hotspots }) => ({ sides: [identifiersOf(hotspots)], ordered: true }),

  toPublic(interaction, context) {
    // Authors often write the hotspots in the right order; where they lie does not depend on it.
    const known = context.correctResponse.length > 0
    const hotspots = known ? shuffle(interaction.hotspots, context.random) : interaction.hotspots
    return {
      kind: 'graphicOrder',
      ...toPublicBlock(interaction, context),
      image: toPublicImage(interaction.image, context),
      minChoices: interaction.minChoices,
      maxChoices: interaction.maxChoices,
      hotspots: toPublicHotspots(hotspots, context),
    }
  },

  write: (interaction, writeBody) =>
    writeBlock('qti-graphic-order-interaction', interaction, choiceLimitAttributes(interaction), {
      writeBody,
      inside: writeImage(interaction.image) + interaction.hotspots.map(writeHotspot).join(''),
    }),

  singleChanges: (_interaction, answer) => swappedNeighbours(answer),
}
