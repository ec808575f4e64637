import type { AssociableHotspot, Hotspot, Image } from '#lib/qti/item/content.ts'
import type {
  PublicAssociableHotspot,
  PublicHotspot,
  PublicImage,
} from '#lib/qti/item/public/public-content.ts'
import { identifiersOf } from '#lib/qti/run/interactions/choices.ts'
import { writeElement } from '#lib/qti/xml/write-element.ts'
import { shuffle } from '#lib/std/random.ts'
import { choiceLimitAttributes } from './choices.ts'
import {
  type InteractionView,
  lookAttributes,
  type PublicContext,
  toPublicBlock,
  toPublicLook,
  writeBlock,
} from './interaction-view.ts'
import {
  associableAttributes,
  associationLimitAttributes,
  isAligned,
  pickAssociable,
  toPublicAssociables,
  writeAssociable,
} from './pairs.ts'

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

export const drawing: InteractionView<'drawing'> = {
  toPublic: (interaction, context) => ({
    kind: 'drawing',
    ...toPublicBlock(interaction, context),
    image: toPublicImage(interaction.image, context),
  }),
  write: (interaction, writeBody) =>
    writeBlock(
      'qti-drawing-interaction',
      interaction,
      {},
      {
        writeBody,
        inside: writeImage(interaction.image),
      },
    ),
}

export function toPublicImage(image: Image, context: PublicContext): PublicImage {
  const { mediaType, width, height, alt } = image
  const href = image.href === undefined ? null : context.resolveHref(image.href, 'media')
  return {
    ...(href !== null && { href }),
    ...(mediaType !== undefined && { mediaType }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    alt,
  }
}

/** Only `object` can say the type, and only `img` can say an empty or spaced text. */
export function writeImage({ href, mediaType, width, height, alt }: PublicImage): string {
  const size = { width: width?.toString(), height: height?.toString() }
  if (mediaType === undefined) return writeElement('img', { src: href, alt, ...size })
  return writeElement('object', { data: href, type: mediaType, alt, ...size })
}

/** The hotspots that are there. */
export function toPublicHotspots(hotspots: Hotspot[], context: PublicContext): PublicHotspot[] {
  return hotspots.filter(({ condition }) => context.isShown(condition)).map((one) => pick(one, context))
}

export function toPublicAssociableHotspots(
  hotspots: AssociableHotspot[],
  context: PublicContext,
): PublicAssociableHotspot[] {
  return hotspots
    .filter(({ condition }) => context.isShown(condition))
    .map((hotspot) => ({ ...pick(hotspot, context), ...pickAssociable(hotspot, context) }))
}

function pick(hotspot: Hotspot, context: PublicContext): PublicHotspot {
  return {
    identifier: context.rename(hotspot.identifier),
    shape: hotspot.shape,
    coords: hotspot.coords,
    ...toPublicLook(hotspot),
  }
}

export function writeHotspot(hotspot: PublicHotspot): string {
  return writeElement('qti-hotspot-choice', hotspotAttributes(hotspot))
}

export function writeAssociableHotspot(hotspot: PublicAssociableHotspot): string {
  const attributes = { ...hotspotAttributes(hotspot), ...associableAttributes(hotspot) }
  return writeElement('qti-associable-hotspot', attributes)
}

function hotspotAttributes({ identifier, shape, coords, ...look }: PublicHotspot) {
  const written = coords.length > 0 ? coords.join(',') : undefined
  return { identifier, shape, coords: written, ...lookAttributes(look) }
}
