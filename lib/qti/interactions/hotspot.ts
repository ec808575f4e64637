import { parseBlock, toPublicBlock, writeBlock } from './block.ts'
import { identifiersOf, unknownChoices } from './choices.ts'
import { parseHotspots, toPublicHotspots, writeHotspot } from './hotspots.ts'
import { parseImage, toPublicImage, writeImage } from './images.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { choiceChanges, choiceLimitAttributes, choiceLimitProblems, parseChoiceLimits } from './limits.ts'

/** `qti-hotspot-interaction`, QTI 3: areas of an image may be chosen. */
export const hotspot: InteractionDefinition<'hotspot'> = {
  element: 'qti-hotspot-interaction',
  cardinalities: ['single', 'multiple'],
  baseTypes: ['identifier'],

  parse: (element, context) => ({
    kind: 'hotspot',
    ...parseBlock(element, context),
    image: parseImage(element, context),
    ...parseChoiceLimits(element, context),
    hotspots: parseHotspots(element, context),
  }),

  check(interaction, values) {
    const unknown = unknownChoices(interaction.hotspots, values.map(String))
    return [...unknown, ...choiceLimitProblems(values.length, interaction)]
  },

  sides: ({ hotspots }) => ({ sides: [identifiersOf(hotspots)], ordered: false }),

  toPublic: (interaction, context) => ({
    kind: 'hotspot',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
    hotspots: toPublicHotspots(interaction.hotspots, context),
  }),

  write: (interaction, writeBody) =>
    writeBlock('qti-hotspot-interaction', interaction, choiceLimitAttributes(interaction), {
      writeBody,
      inside: writeImage(interaction.image) + interaction.hotspots.map(writeHotspot).join(''),
    }),

  singleChanges: (interaction, answer, declaration) =>
    choiceChanges(identifiersOf(interaction.hotspots), answer, declaration),
}
