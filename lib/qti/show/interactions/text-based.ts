import type { TextLimits } from '#lib/qti/item/content.ts'
import { identifiersOf } from '#lib/qti/run/interactions/choices.ts'
import { toPublicBlock, toPublicInline, writeBlock } from './block.ts'
import { choiceLimitAttributes, toPublicChoices, writeChoice } from './choices.ts'
import type { InteractionView } from './interaction-view.ts'

export const inlineChoice: InteractionView<'inlineChoice'> = {
  sides: ({ choices }) => ({ sides: [identifiersOf(choices)], ordered: false }),
  toPublic(interaction, context) {
    return {
      kind: 'inlineChoice',
      ...toPublicInline(interaction),
      ...(interaction.minChoices > 0 && { minChoices: interaction.minChoices }),
      choices: toPublicChoices(interaction.choices, interaction.shuffle, context),
    }
  },
  write(interaction, writeBody) {
    const choices = interaction.choices.map((choice) => writeChoice('qti-inline-choice', choice, writeBody))
    const attributes = { shuffle: 'false', 'min-choices': interaction.minChoices?.toString() }
    return writeBlock('qti-inline-choice-interaction', interaction, attributes, {
      writeBody,
      inside: choices.join(''),
    })
  },
}

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

export const hottext: InteractionView<'hottext'> = {
  sides: ({ hottexts }) => ({ sides: [identifiersOf(hottexts)], ordered: false }),
  toPublic: (interaction, context) => ({
    kind: 'hottext',
    ...toPublicBlock(interaction, context),
    minChoices: interaction.minChoices,
    maxChoices: interaction.maxChoices,
    body: context.toBody(interaction.body),
  }),
  write: (interaction, writeBody) =>
    writeBlock('qti-hottext-interaction', interaction, choiceLimitAttributes(interaction), {
      writeBody,
      inside: writeBody(interaction.body),
    }),
}
