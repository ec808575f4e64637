import type { TextLimits } from '#lib/qti/item/content.ts'
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
