import type { TextLimits } from '#lib/qti/item/content.ts'
import { assert } from '#lib/std/assert.ts'
import { type InteractionView, toPublicBlock, toPublicInline, writeBlock } from './interaction-view.ts'

export const textEntry: InteractionView<'textEntry'> = {
  toPublic: (interaction) => ({
    kind: 'textEntry',
    ...toPublicInline(interaction),
    ...pickTextLimits(interaction),
  }),
  write: (interaction, writeBody) =>
    writeBlock('qti-text-entry-interaction', interaction, textLimitAttributes(interaction), { writeBody }),
}

export const extendedText: InteractionView<'extendedText'> = {
  toPublic(interaction, context) {
    const { format, expectedLines, minStrings, maxStrings } = interaction
    return {
      kind: 'extendedText',
      ...toPublicBlock(interaction, context),
      ...pickTextLimits(interaction),
      format,
      ...(expectedLines !== undefined && { expectedLines }),
      minStrings,
      ...(maxStrings !== undefined && { maxStrings }),
    }
  },
  write(interaction, writeBody) {
    const attributes = {
      ...textLimitAttributes(interaction),
      format: interaction.format,
      'expected-lines': interaction.expectedLines?.toString(),
      'min-strings': String(interaction.minStrings),
      'max-strings': interaction.maxStrings?.toString(),
    }
    return writeBlock('qti-extended-text-interaction', interaction, attributes, { writeBody })
  },
}

function pickTextLimits({ baseType, expectedLength, placeholder, patternMask }: TextLimits): TextLimits {
  return {
    baseType,
    ...(expectedLength !== undefined && { expectedLength }),
    ...(placeholder !== undefined && { placeholder }),
    ...(patternMask !== undefined && { patternMask }),
  }
}

function textLimitAttributes({ expectedLength, placeholder, patternMask }: TextLimits) {
  return {
    'expected-length': expectedLength?.toString(),
    'placeholder-text': placeholder,
    'pattern-mask': patternMask,
  }
}

export const slider: InteractionView<'slider'> = {
  toPublic: (interaction, context) => ({
    kind: 'slider',
    ...toPublicBlock(interaction, context),
    baseType: interaction.baseType,
    lowerBound: interaction.lowerBound,
    upperBound: interaction.upperBound,
    step: interaction.step,
    stepLabel: interaction.stepLabel,
    orientation: interaction.orientation,
    reverse: interaction.reverse,
  }),
  write(interaction, writeBody) {
    const attributes = {
      'lower-bound': String(interaction.lowerBound),
      'upper-bound': String(interaction.upperBound),
      step: String(interaction.step),
      'step-label': String(interaction.stepLabel),
      orientation: interaction.orientation,
      reverse: String(interaction.reverse),
    }
    return writeBlock('qti-slider-interaction', interaction, attributes, { writeBody })
  },
}

export const media: InteractionView<'media'> = {
  toPublic(interaction, context) {
    const [shown] = context.toBody([interaction.media])
    assert(typeof shown === 'object' && shown.kind === 'element', 'an element stays an element')
    return {
      kind: 'media',
      ...toPublicBlock(interaction, context),
      autostart: interaction.autostart,
      minPlays: interaction.minPlays,
      maxPlays: interaction.maxPlays,
      loop: interaction.loop,
      media: shown,
    }
  },
  write(interaction, writeBody) {
    const attributes = {
      autostart: String(interaction.autostart),
      'min-plays': String(interaction.minPlays),
      'max-plays': String(interaction.maxPlays),
      loop: String(interaction.loop),
    }
    const inside = writeBody([interaction.media])
    return writeBlock('qti-media-interaction', interaction, attributes, { writeBody, inside })
  },
}

export const upload: InteractionView<'upload'> = {
  toPublic: (interaction, context) => ({
    kind: 'upload',
    ...toPublicBlock(interaction, context),
    mediaTypes: interaction.mediaTypes,
  }),
  write(interaction, writeBody) {
    const type = interaction.mediaTypes.length > 0 ? interaction.mediaTypes.join(' ') : undefined
    return writeBlock('qti-upload-interaction', interaction, { type }, { writeBody })
  },
}

export const endAttempt: InteractionView<'endAttempt'> = {
  toPublic: (interaction) => ({
    kind: 'endAttempt',
    ...toPublicInline(interaction),
    title: interaction.title,
  }),
  write: (interaction, writeBody) =>
    writeBlock('qti-end-attempt-interaction', interaction, { title: interaction.title }, { writeBody }),
}
