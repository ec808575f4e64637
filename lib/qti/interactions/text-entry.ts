import { parseInline, toPublicInline, writeBlock } from './block.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { parseTextLimits, pickTextLimits, textChanges, textLimitAttributes } from './texts.ts'

/** `qti-text-entry-interaction`, QTI 3. */
export const textEntry: InteractionDefinition<'textEntry'> = {
  element: 'qti-text-entry-interaction',
  cardinalities: ['single', 'record'],
  baseTypes: ['string', 'integer', 'float'],

  parse(element, context) {
    return { kind: 'textEntry', ...parseInline(element), ...parseTextLimits(element, context) }
  },

  check: () => [],

  toPublic: (interaction) => ({
    kind: 'textEntry',
    ...toPublicInline(interaction),
    ...pickTextLimits(interaction),
  }),

  write: (interaction, writeBody) =>
    writeBlock('qti-text-entry-interaction', interaction, textLimitAttributes(interaction), { writeBody }),

  singleChanges: ({ baseType }, answer, declaration) => [
    ...textChanges(baseType, answer[0] ?? '', declaration),
    null,
  ],
}
