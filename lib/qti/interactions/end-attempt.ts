import { parseInline, toPublicInline, writeBlock } from './block.ts'
import type { InteractionDefinition } from './interaction-definition.ts'

/** `qti-end-attempt-interaction`, QTI 3: a button; its variable is true for the turn that it ends. */
export const endAttempt: InteractionDefinition<'endAttempt'> = {
  element: 'qti-end-attempt-interaction',
  cardinalities: ['single'],
  baseTypes: ['boolean'],

  parse: (element) => ({
    kind: 'endAttempt',
    ...parseInline(element),
    title: element.attributes.title ?? '',
  }),

  check: () => [],

  toPublic: (interaction) => ({
    kind: 'endAttempt',
    ...toPublicInline(interaction),
    title: interaction.title,
  }),

  write: (interaction, writeBody) =>
    writeBlock('qti-end-attempt-interaction', interaction, { title: interaction.title }, { writeBody }),

  singleChanges: () => [null],
}
