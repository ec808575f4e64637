import { parseInline, toPublicInline, writeBlock } from './block.ts'
import type { InteractionDefinition } from './interaction-definition.ts'
import { parseTextLimits, pickTextLimits, textChanges, textLimitAttributes, textTypes } from './texts.ts'

/** `qti-text-entry-interaction`, QTI 3; a variable that holds several values gets the one. */
export const textEntry: InteractionDefinition<'textEntry'> = {
  element: 'qti-text-entry-interaction',
  cardinalities: ['single', 'multiple', 'ordered', 'record'],
  baseTypes: textTypes,

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

  singleChanges({ baseType }, answer, declaration) {
    const changes = [...textChanges(baseType, answer[0] ?? '', declaration), null]
    if (declaration.cardinality === 'single' || declaration.cardinality === 'record') return changes
    return changes.map((changed) => (changed === null ? [] : [changed]))
  },
}
