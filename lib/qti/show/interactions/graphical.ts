import { identifiersOf } from '#lib/qti/run/interactions/choices.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { shuffle } from '#lib/std/random.ts'
import { toPublicBlock, writeBlock } from './block.ts'
import {
  associationLimitAttributes,
  choiceLimitAttributes,
  isAligned,
  toPublicAssociables,
  writeAssociable,
} from './choices.ts'
import {
  toPublicAssociableHotspots,
  toPublicHotspots,
  toPublicImage,
  writeAssociableHotspot,
  writeHotspot,
  writeImage,
} from './images.ts'
import type { InteractionView } from './interaction-view.ts'

export const hotspot: InteractionView<'hotspot'> = {
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
}

export const graphicOrder: InteractionView<'graphicOrder'> = {
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
}

export const graphicAssociate: InteractionView<'graphicAssociate'> = {
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
}

export const graphicGapMatch: InteractionView<'graphicGapMatch'> = {
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
}

export const selectPoint: InteractionView<'selectPoint'> = {
  toPublic: (interaction, context) => ({
    kind: 'selectPoint',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
  }),
  write: (interaction, writeBody) =>
    writeBlock('qti-select-point-interaction', interaction, choiceLimitAttributes(interaction), {
      writeBody,
      inside: writeImage(interaction.image),
    }),
}

export const positionObject: InteractionView<'positionObject'> = {
  toPublic: (interaction, context) => ({
    kind: 'positionObject',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
    object: toPublicImage(interaction.object, context),
    ...(interaction.centerPoint && { centerPoint: interaction.centerPoint }),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
  }),
  write(interaction, writeBody) {
    const attributes = {
      'center-point': interaction.centerPoint?.join(' '),
      ...choiceLimitAttributes(interaction),
    }
    const written = writeBlock('qti-position-object-interaction', interaction, attributes, {
      writeBody,
      inside: writeImage(interaction.object),
    })
    return writeElement('qti-position-object-stage', {}, writeImage(interaction.image) + written)
  },
}
